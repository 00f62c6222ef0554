package dev.meno.psychometrics.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meno.psychometrics.Reference;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The criteria over a bank of all models, against their definitions written out with nothing but probabilities: their
 * derivatives are differences, their logarithms are taken of them.
 */
class ItemValuesDefinitionTest {
    private static final double THETA = 0.35;

    /** Error of a central difference: of the step squared and of the rounding over the step. */
    private static final double TOLERANCE_OF_SLOPES = 1e-8;

    private static final double TOLERANCE_OF_CURVATURES = 1e-6;

    private static final List<ItemModel> MODELS = List.of(
            LogisticItem.threePl(1.3, 0.4, 0.2),
            new LogisticItem(1.7, -0.6, 0.1, 0.95),
            new GradedItem(1.4, -1.2, 0.1, 1.3),
            new PartialCreditItem(0.9, 0.5, -0.7, 1.1),
            new NominalItem(new double[] {0, 1.1, -0.4, 1.9}, new double[] {0, 0.6, -0.2, -0.8}),
            UncertainItem.of(LogisticItem.threePl(1.3, 0.4, 0.2), 0.3, 0.4, 0.05, 0),
            UncertainItem.of(new GradedItem(1.4, -1.2, 0.1, 1.3), 0.3, 0.2, 0.2, 0.3));
    private static final ItemBank BANK =
            Fixtures.bank(MODELS.stream().map(model -> new BankItem(model, 0)).toList());
    private static final List<Response> ANSWERED = List.of(
            new Response(LogisticItem.threePl(1.1, -0.5, 0.25), 1),
            new Response(new GradedItem(1.2, -0.8, 0.6), 2),
            new Response(new PartialCreditItem(1.1, -0.3, 0.4), 0),
            new Response(LogisticItem.twoPl(1.5, 0.3), 1));

    @ParameterizedTest
    @EnumSource(names = {"MFI", "MPWI", "MLWI", "KL", "KLP", "MEPV", "MEI"})
    void everyModelFollowsTheDefinition(Criterion criterion) {
        double[] values = ItemValues.of(criterion, BANK, 0, knowledge());
        assertEquals(MODELS.size(), values.length);
        for (int i = 0; i < values.length; i++) {
            double expected = new Definition(MODELS.get(i)).of(criterion);
            assertEquals(0, Reference.relativeError(expected, values[i]), TOLERANCE_OF_SLOPES);
        }
    }

    @Test
    void observedInformationIsTheCurvatureAtTheNextEstimate() {
        double[] values = ItemValues.of(Criterion.MEI, BANK, 0, knowledge().withObservedInformation());
        for (int i = 0; i < values.length; i++) {
            double expected = new Definition(MODELS.get(i)).expectedObservedInformation();
            assertEquals(0, Reference.relativeError(expected, values[i]), TOLERANCE_OF_CURVATURES);
        }
    }

    @Test
    void theNodesThatAScanLeavesOutHoldNothing() {
        List<Response> many = new ArrayList<>(Collections.nCopies(80, new Response(LogisticItem.twoPl(2, 0.4), 1)));
        many.addAll(Collections.nCopies(60, new Response(LogisticItem.twoPl(2, 0.4), 0)));
        Posterior narrow = Posterior.of(NormalPrior.STANDARD, LogLikelihood.of(ThetaGrid.STANDARD, many));
        double[] values = ItemValues.of(Criterion.MPWI, BANK, 0, Knowledge.of(narrow));
        for (int i = 0; i < values.length; i++) {
            double[] weights = IntStream.range(0, ThetaGrid.STANDARD.size())
                    .mapToDouble(narrow::weight)
                    .toArray();
            double expected = Definition.mean(weights, MODELS.get(i)::information);
            assertEquals(0, Reference.relativeError(expected, values[i]), 1e-14);
        }
    }

    private static Knowledge knowledge() {
        LogLikelihood likelihood = LogLikelihood.of(ThetaGrid.STANDARD, ANSWERED);
        return Knowledge.at(Posterior.of(NormalPrior.STANDARD, likelihood), THETA);
    }

    /** An item's values after the responses {@link #ANSWERED}, at the interim estimate {@link #THETA}. */
    private record Definition(ItemModel item) {
        private static final double STEP_OF_SLOPES = 1e-5;
        private static final double STEP_OF_CURVATURES = 1e-4;

        double of(Criterion criterion) {
            return switch (criterion) {
                case MFI -> information(THETA);
                case MPWI -> mean(weights(true, ANSWERED), this::information);
                case MLWI -> mean(weights(false, ANSWERED), this::information);
                case KL -> mean(weights(false, ANSWERED), this::divergence);
                case KLP -> mean(weights(true, ANSWERED), this::divergence);
                case MEPV -> expected((category, weights) -> variance(weights));
                case MEI -> expected((category, weights) -> information(mean(weights, theta -> theta)));
                default -> throw new IllegalArgumentException(criterion.name());
            };
        }

        double expectedObservedInformation() {
            return expected((category, weights) -> {
                double theta = mean(weights, node -> node);
                double middle = Math.log(item.probability(theta, category));
                double left = Math.log(item.probability(theta - STEP_OF_CURVATURES, category));
                double right = Math.log(item.probability(theta + STEP_OF_CURVATURES, category));
                return (2 * middle - left - right) / (STEP_OF_CURVATURES * STEP_OF_CURVATURES);
            });
        }

        private interface ValueAfter {
            double of(int category, double[] weights);
        }

        /** The mean of what the posterior after each response gives, by the probabilities at the interim estimate. */
        private double expected(ValueAfter value) {
            double sum = 0;
            for (int category = 0; category < item.categories(); category++) {
                List<Response> responses = new ArrayList<>(ANSWERED);
                responses.add(new Response(item, category));
                sum += item.probability(THETA, category) * value.of(category, weights(true, responses));
            }
            return sum;
        }

        private double information(double theta) {
            double sum = 0;
            for (int category = 0; category < item.categories(); category++) {
                double rise = item.probability(theta + STEP_OF_SLOPES, category)
                        - item.probability(theta - STEP_OF_SLOPES, category);
                double slope = rise / (2 * STEP_OF_SLOPES);
                sum += slope * slope / item.probability(theta, category);
            }
            return sum;
        }

        private double divergence(double theta) {
            double sum = 0;
            for (int category = 0; category < item.categories(); category++) {
                double here = item.probability(THETA, category);
                sum += here * Math.log(here / item.probability(theta, category));
            }
            return sum;
        }

        private static double variance(double[] weights) {
            double mean = mean(weights, theta -> theta);
            return mean(weights, theta -> (theta - mean) * (theta - mean));
        }

        private static double mean(double[] weights, DoubleUnaryOperator function) {
            double sum = 0;
            double total = 0;
            for (int node = 0; node < weights.length; node++) {
                sum += weights[node] * function.applyAsDouble(ThetaGrid.STANDARD.node(node));
                total += weights[node];
            }
            return sum / total;
        }

        private static double[] weights(boolean withPrior, List<Response> responses) {
            int last = ThetaGrid.STANDARD.size() - 1;
            return IntStream.rangeClosed(0, last)
                    .mapToDouble(node -> {
                        double theta = ThetaGrid.STANDARD.node(node);
                        double weight = node == 0 || node == last ? 0.5 : 1;
                        weight *= withPrior ? Math.exp(-theta * theta / 2) : 1;
                        for (Response response : responses) {
                            weight *= response.item().probability(theta, response.category());
                        }
                        return weight;
                    })
                    .toArray();
        }
    }
}
