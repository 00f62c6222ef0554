package dev.meno.psychometrics.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meno.psychometrics.Reference;
import dev.meno.psychometrics.ability.Bounds;
import dev.meno.psychometrics.ability.Estimator;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.Response;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.GradedItem;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.model.NominalItem;
import dev.meno.psychometrics.model.PartialCreditItem;
import dev.meno.psychometrics.model.UncertainItem;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

class ItemValuesTest {
    private static final double TOLERANCE = 1e-6;

    /** catR finds the mode of a posterior to about 1e-4 logits, so a value that it computes there is no better. */
    private static final double TOLERANCE_AT_MODE = 1e-4;

    /**
     * Observed information under guessing passes through 0, where an error of the mode leaves no relative precision; below
     * this, the tolerance is that of this value. It is a sixth of the least that a chosen item has.
     */
    private static final double MIN_AT_MODE = 0.05;

    private static final ThetaGrid GRID = ThetaGrid.of(-4, 4, 33);
    private static final List<JsonNode> FILES =
            List.of(Reference.read("selection_2pl.json"), Reference.read("selection_3pl.json"));

    /** A test as far as it has come in catR. */
    private record State(List<Response> responses, JsonNode node) {
        static List<State> of(JsonNode file) {
            List<LogisticItem> bank = Reference.bank(file);
            return file.get("states")
                    .valueStream()
                    .map(node -> new State(responses(bank, node), node))
                    .toList();
        }

        private static List<Response> responses(List<LogisticItem> bank, JsonNode node) {
            return IntStream.range(0, node.get("administered").size())
                    .mapToObj(i -> new Response(
                            bank.get(node.get("administered").get(i).intValue() - 1),
                            node.get("responses").get(i).intValue()))
                    .toList();
        }

        int[] remaining() {
            return node.get("remaining")
                    .valueStream()
                    .mapToInt(number -> number.intValue() - 1)
                    .toArray();
        }

        Knowledge knowledge(String name) {
            Posterior posterior = Posterior.of(NormalPrior.STANDARD, LogLikelihood.of(GRID, responses));
            Knowledge plain = Knowledge.at(posterior, node.get("theta").doubleValue());
            return switch (name) {
                case "MEI_EAP_observed" -> plain.withObservedInformation();
                case "MEI_BM_observed" ->
                    plain.reestimatedBy(new Estimator.Map(NormalPrior.STANDARD, Bounds.STANDARD), responses)
                            .withObservedInformation();
                default -> plain;
            };
        }

        /** The integral of the weights, by which catR does not divide a criterion that averages over them. */
        double undivided(Criterion criterion) {
            return switch (criterion) {
                case MPWI, KLP ->
                    integral(theta -> likelihood(theta) * Math.exp(-theta * theta / 2) / Math.sqrt(2 * Math.PI));
                case MLWI, KL -> integral(this::likelihood);
                default -> 1;
            };
        }

        private double likelihood(double theta) {
            return responses.stream()
                    .mapToDouble(response -> response.item().probability(theta, response.category()))
                    .reduce(1, (left, right) -> left * right);
        }

        private static double integral(DoubleUnaryOperator function) {
            int last = GRID.size() - 1;
            double ends = function.applyAsDouble(GRID.node(0)) + function.applyAsDouble(GRID.node(last));
            double inner = IntStream.range(1, last)
                    .mapToDouble(node -> function.applyAsDouble(GRID.node(node)))
                    .sum();
            return GRID.step() * (ends / 2 + inner);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MFI, MFI",
        "MPWI, MPWI",
        "MLWI, MLWI",
        "KL, KL",
        "KLP, KLP",
        "MEPV, MEPV",
        "MEI, MEI_EAP_Fisher",
        "MEI, MEI_EAP_observed",
        "MEI, MEI_BM_observed",
        "B_OPT, bOpt",
        "TH_OPT, thOpt"
    })
    void theValuesAndTheChosenItemAgreeWithCatR(Criterion criterion, String name) {
        for (JsonNode file : FILES) {
            ItemBank bank = bank(Reference.bank(file));
            List<State> states = State.of(file);
            assertEquals(40, states.size());
            for (State state : states) {
                double[] values = ItemValues.of(criterion, bank, 0, state.knowledge(name));
                double factor = state.undivided(criterion);
                JsonNode expected = state.node.get("criteria").get(name);
                int[] remaining = state.remaining();
                assertEquals(bank.size() - state.responses.size(), expected.size());
                for (int i = 0; i < remaining.length; i++) {
                    assertClose(expected.get(i).doubleValue(), factor * values[remaining[i]], name);
                }
                int chosen = state.node.get("next_item").get(name).get("item").intValue();
                assertEquals(chosen, best(criterion, values, remaining) + 1);
            }
        }
    }

    @Test
    void theFirstItemAgreesWithCatR() {
        for (JsonNode file : FILES) {
            ItemBank bank = bank(Reference.bank(file));
            assertEquals(3, file.get("start_states").size());
            for (JsonNode start : file.get("start_states")) {
                Posterior prior = Posterior.normal(GRID, NormalPrior.STANDARD);
                Knowledge knowledge = Knowledge.at(prior, start.get("theta").doubleValue());
                double[] values = ItemValues.of(Criterion.MFI, bank, 0, knowledge);
                int[] all = IntStream.range(0, bank.size()).toArray();
                assertEquals(all.length, start.get("MFI").size());
                for (int item : all) {
                    assertClose(start.get("MFI").get(item).doubleValue(), values[item], "MFI");
                }
                assertEquals(start.get("item").intValue(), best(Criterion.MFI, values, all) + 1);
            }
        }
    }

    private static void assertClose(double expected, double actual, String name) {
        double tolerance = name.equals("MEI_BM_observed")
                ? TOLERANCE_AT_MODE * Math.max(Math.abs(expected), MIN_AT_MODE)
                : TOLERANCE * Math.abs(expected);
        assertEquals(expected, actual, tolerance, name);
    }

    private static int best(Criterion criterion, double[] values, int[] items) {
        int sign = criterion.isSmallestBest() ? -1 : 1;
        int best = items[0];
        for (int item : items) {
            best = sign * values[item] > sign * values[best] ? item : best;
        }
        return best;
    }

    @Test
    void theDistanceOfTheDifficultyNeedsALogisticItem() {
        Knowledge knowledge = Knowledge.at(Posterior.normal(GRID, NormalPrior.STANDARD), 0.5);
        ItemBank logistic = bank(
                List.of(LogisticItem.threePl(1, 2, 0.2), UncertainItem.of(LogisticItem.twoPl(1, -1), 0.1, 0.1, 0, 0)));
        double[] values = ItemValues.of(Criterion.B_OPT, logistic, 0, knowledge);
        assertEquals(1.5, values[0], 1e-15);
        assertEquals(1.5, values[1], 1e-15);
        for (ItemModel item : List.of(
                new GradedItem(1, -1, 1),
                new PartialCreditItem(1, -1, 1),
                new NominalItem(new double[] {0, 1}, new double[] {0, 1}),
                UncertainItem.of(new GradedItem(1, -1, 1), 0.1, 0.1, 0.1))) {
            ItemBank bank = bank(List.of(LogisticItem.onePl(0), item));
            var refusal = assertThrows(
                    IllegalArgumentException.class, () -> ItemValues.of(Criterion.B_OPT, bank, 0, knowledge));
            assertEquals("The item (%s) has no single difficulty.".formatted(item), refusal.getMessage());
        }
    }

    static Stream<ItemModel> itemsWithAPeak() {
        return Stream.of(
                LogisticItem.twoPl(1.4, -0.7),
                LogisticItem.threePl(0.8, 1.2, 0.3),
                new LogisticItem(1.6, 0.4, 0.2, 0.9),
                new LogisticItem(2.5, -1.3, 0, 0.75),
                new LogisticItem(0.6, 2.2, 0.35, 0.98),
                new GradedItem(1.3, -1.4, 0.2, 0.9),
                // Two thresholds far apart: two peaks, of which the search has to find the higher one.
                new GradedItem(2.2, -2.5, 1.9, 2.1),
                new PartialCreditItem(1.1, 0.8, -0.9, 0.3),
                new NominalItem(new double[] {0, 0.9, 2.3, -0.5}, new double[] {0, 1.2, -1.5, 0.4}),
                UncertainItem.of(LogisticItem.threePl(1.5, 0.6, 0.2), 0.3, 0.4, 0.05, 0));
    }

    @ParameterizedTest
    @MethodSource("itemsWithAPeak")
    void theOptimumIsWhereAFineSearchFindsTheMostInformation(ItemModel item) {
        double step = 1e-3;
        double peak = -8;
        for (int i = 0; i <= 16_000; i++) {
            double theta = -8 + i * step;
            peak = item.information(theta) > item.information(peak) ? theta : peak;
        }
        Knowledge farBelow = Knowledge.at(Posterior.normal(GRID, NormalPrior.STANDARD), -10);
        double[] values = ItemValues.of(Criterion.TH_OPT, bank(List.of(item)), 0, farBelow);
        assertEquals(peak + 10, values[0], step);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PROGRESSIVE", "PROPORTIONAL", "RANDOM", "JOINT_GAIN"})
    void everyCriterionRefusesAForeignGrid(Criterion criterion) {
        ItemBank bank = bank(List.of(LogisticItem.onePl(0)));
        Knowledge foreign = Knowledge.of(Posterior.normal(ThetaGrid.STANDARD, NormalPrior.STANDARD));
        var refusal = assertThrows(IllegalArgumentException.class, () -> ItemValues.of(criterion, bank, 0, foreign));
        assertEquals("The bank and the likelihood must be on the same grid.", refusal.getMessage());
    }

    @ParameterizedTest
    @EnumSource(names = {"PROGRESSIVE", "PROPORTIONAL", "RANDOM", "JOINT_GAIN"})
    void whatNeedsMoreThanOneAbilityIsRefused(Criterion criterion) {
        ItemBank bank = bank(List.of(LogisticItem.onePl(0)));
        Knowledge knowledge = Knowledge.of(Posterior.normal(GRID, NormalPrior.STANDARD));
        assertThrows(IllegalArgumentException.class, () -> ItemValues.of(criterion, bank, 0, knowledge));
    }

    @ParameterizedTest
    @EnumSource(names = {"MFI", "MPWI", "MLWI", "KL", "KLP", "MEPV", "MEI"})
    void anUncertainItemLosesAgainstAWellKnownTwin(Criterion criterion) {
        LogisticItem known = LogisticItem.twoPl(1.8, 0.2);
        GradedItem graded = new GradedItem(1.8, -0.4, 0.7);
        ItemBank bank = bank(List.of(
                UncertainItem.of(known, 0.5, 0.6, 0, 0), known, UncertainItem.of(graded, 0.5, 0.4, 0.4), graded));
        LogLikelihood answered = LogLikelihood.none(GRID)
                .plus(LogisticItem.twoPl(2, 0.2), 1)
                .plus(LogisticItem.twoPl(2, 0.2), 0)
                .plus(LogisticItem.twoPl(1.5, 0.4), 0)
                .plus(LogisticItem.twoPl(1.5, 0), 1);
        Knowledge knowledge = Knowledge.of(Posterior.of(NormalPrior.STANDARD, answered));
        double[] values = ItemValues.of(criterion, bank, 0, knowledge);
        assertEquals(1, best(criterion, values, new int[] {0, 1}));
        assertEquals(3, best(criterion, values, new int[] {2, 3}));
    }

    @Test
    void theInterimEstimateMustBeFinite() {
        Posterior prior = Posterior.normal(GRID, NormalPrior.STANDARD);
        assertThrows(IllegalArgumentException.class, () -> Knowledge.at(prior, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Knowledge.at(prior, Double.POSITIVE_INFINITY));
    }

    private static ItemBank bank(List<? extends ItemModel> models) {
        return ItemBank.of(
                GRID, models.stream().map(model -> new BankItem(model, 0)).toList());
    }
}
