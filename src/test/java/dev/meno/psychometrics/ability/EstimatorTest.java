package dev.meno.psychometrics.ability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meno.psychometrics.Reference;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimatorTest {
    private static final Estimator MAP = new Estimator.Map(NormalPrior.STANDARD, Bounds.STANDARD);
    private static final Estimator ML = new Estimator.MaximumLikelihood(Bounds.STANDARD);
    private static final Estimator WL = new Estimator.WeightedLikelihood(Bounds.STANDARD);

    @ParameterizedTest
    @CsvSource({
        "scoring_2pl.json, BM", "scoring_3pl.json, BM", "scoring_grm.json, BM",
        "scoring_2pl.json, ML", "scoring_3pl.json, ML", "scoring_grm.json, ML",
        "scoring_2pl.json, WL", "scoring_3pl.json, WL", "scoring_grm.json, WL"
    })
    void agreesWithCatR(String name, String method) {
        JsonNode file = Reference.read(name);
        Estimator estimator = switch (method) {
            case "BM" -> MAP;
            case "ML" -> ML;
            default -> WL;
        };
        for (JsonNode scored : file.get("cases")) {
            JsonNode expected = scored.get(method);
            List<Response> responses = responses(file.get("bank"), scored);
            if (!expected.path("theta_polished").isNumber()) {
                assertInstanceOf(Estimation.Refused.class, estimator.estimate(responses));
                continue;
            }
            AbilityEstimate actual = estimated(estimator, responses);
            assertEquals(expected.get("theta_polished").doubleValue(), actual.theta(), 1e-9);
            // catR's own root is good to the tolerance of its solver.
            assertEquals(expected.get("theta").doubleValue(), actual.theta(), 3e-4);
            if (expected.path("se_at_polished").isNumber()) {
                double error = expected.get("se_at_polished").doubleValue();
                assertEquals(error, actual.standardError(), 1e-8 * error);
            }
        }
    }

    /** A second package; its optimiser stops at about 1e-6. Its "WLE" is another estimator for the 3PL. */
    @ParameterizedTest
    @CsvSource({
        "scoring_2pl, MAP",
        "scoring_3pl, MAP",
        "scoring_grm, MAP",
        "scoring_2pl, ML",
        "scoring_3pl, ML",
        "scoring_grm, ML",
        "scoring_2pl, WLE",
        "scoring_grm, WLE"
    })
    void agreesWithMirt(String name, String method) {
        JsonNode file = Reference.read(name + ".json");
        JsonNode mirt = Reference.read(name + "_mirt.json");
        Bounds wide = new Bounds(-20, 20);
        Estimator estimator = switch (method) {
            case "MAP" -> new Estimator.Map(NormalPrior.STANDARD, wide);
            case "ML" -> new Estimator.MaximumLikelihood(wide);
            default -> new Estimator.WeightedLikelihood(wide);
        };
        int compared = 0;
        for (JsonNode peer : mirt.get("cases")) {
            JsonNode scored = file.get("cases")
                    .valueStream()
                    .filter(node -> node.get("id").intValue() == peer.get("id").intValue())
                    .findFirst()
                    .orElseThrow();
            JsonNode expected = peer.get(method).get("theta");
            // Further out the likelihood is so flat that the optimiser stops early.
            if (expected.isNumber() && Math.abs(expected.doubleValue()) < 5) {
                AbilityEstimate actual = estimated(estimator, responses(file.get("bank"), scored));
                assertEquals(expected.doubleValue(), actual.theta(), 1e-5);
                compared++;
            }
        }
        assertTrue(compared >= 40, "compared " + compared);
    }

    private static List<Response> responses(JsonNode bank, JsonNode scored) {
        List<Response> responses = new ArrayList<>();
        for (int i = 0; i < scored.get("items").size(); i++) {
            JsonNode item = bank.get(scored.get("items").get(i).intValue() - 1);
            ItemModel model = item.get("b").isArray() ? Reference.polytomous("GRM", item) : Reference.item(item);
            responses.add(new Response(model, scored.get("responses").get(i).intValue()));
        }
        return responses;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anExtremePatternEndsAtTheBoundOrIsRefused(int category) {
        List<Response> extreme = Collections.nCopies(20, new Response(LogisticItem.twoPl(1.2, 0), category));
        double side = category == 1 ? 1 : -1;
        assertEquals(4 * side, estimated(ML, extreme).theta());
        assertEquals(
                new Estimation.Refused(Estimation.Reason.UNBOUNDED),
                new Estimator.MaximumLikelihood(Bounds.NONE).estimate(extreme));
        for (Estimator finite : List.of(
                new Estimator.WeightedLikelihood(Bounds.NONE),
                new Estimator.Map(NormalPrior.STANDARD, Bounds.NONE),
                new Estimator.Eap(NormalPrior.STANDARD, ThetaGrid.STANDARD))) {
            double theta = estimated(finite, extreme).theta() * side;
            assertTrue(theta > 1 && theta < 6, "theta " + theta);
        }
    }

    @Test
    void withoutBoundsGuessingHidesNoMaximumAndMakesNone() {
        Estimator unbounded = new Estimator.MaximumLikelihood(Bounds.NONE);
        // Far out every derivative underflows to 0, which is no maximum.
        List<Response> right = Collections.nCopies(10, new Response(LogisticItem.threePl(1.5, 0, 0.25), 1));
        assertEquals(new Estimation.Refused(Estimation.Reason.UNBOUNDED), unbounded.estimate(right));
        List<Response> mixed = new ArrayList<>(right);
        mixed.addAll(Collections.nCopies(4, new Response(LogisticItem.threePl(1.5, 0.5, 0.25), 0)));
        assertEquals(
                search(-8, 8, theta -> logLikelihood(mixed, theta)),
                estimated(unbounded, mixed).theta(),
                1e-4);
    }

    @Test
    void withoutAResponseABeliefRemainsOrNothing() {
        NormalPrior prior = new NormalPrior(0.7, 1.3);
        AbilityEstimate map = estimated(new Estimator.Map(prior, Bounds.STANDARD), List.of());
        assertEquals(0.7, map.theta(), 1e-12);
        assertEquals(1.3, map.standardError(), 1e-12);
        assertEquals(
                0.7,
                estimated(new Estimator.Eap(prior, ThetaGrid.of(-10, 11.4, 215)), List.of())
                        .theta(),
                1e-9);
        assertEquals(new Estimation.Refused(Estimation.Reason.NO_RESPONSES), ML.estimate(List.of()));
        assertEquals(new Estimation.Refused(Estimation.Reason.NO_RESPONSES), WL.estimate(List.of()));
    }

    @Test
    void anItemTooFarAwayToInformHasNoStandardError() {
        List<Response> remote = List.of(new Response(LogisticItem.twoPl(100, 1000), 0));
        assertEquals(new Estimation.Refused(Estimation.Reason.NO_INFORMATION), ML.estimate(remote));
        assertEquals(new Estimation.Refused(Estimation.Reason.NO_INFORMATION), WL.estimate(remote));
        assertEquals(0, estimated(MAP, remote).theta(), 1e-9);
    }

    @Test
    void ofSeveralMaximaTheHighestIsTaken() {
        // Right by luck on the hard ones: one maximum among the easy items, one among the hard ones.
        for (int hard = 1; hard <= 8; hard++) {
            List<Response> responses = new ArrayList<>();
            responses.addAll(Collections.nCopies(hard, new Response(LogisticItem.threePl(4, 2.5, 0.25), 1)));
            responses.addAll(Collections.nCopies(2, new Response(LogisticItem.threePl(4, -1.5, 0.25), 0)));
            responses.addAll(Collections.nCopies(2, new Response(LogisticItem.threePl(4, -2.5, 0.25), 1)));
            double best = search(-4, 4, theta -> logLikelihood(responses, theta));
            assertEquals(best, estimated(ML, responses).theta(), 1e-4, "hard " + hard);
            double mode = search(-4, 4, theta -> logLikelihood(responses, theta) - theta * theta / 2);
            assertEquals(mode, estimated(MAP, responses).theta(), 1e-4, "hard " + hard);
        }
    }

    @Test
    void modelsMayBeMixedInOneTest() {
        List<Response> responses = List.of(
                new Response(LogisticItem.threePl(1.2, 0.4, 0.2), 1),
                new Response(new LogisticItem(1.5, -0.8, 0.1, 0.95), 0),
                new Response(new GradedItem(1.1, -1, 0.2, 1.4), 2),
                new Response(new PartialCreditItem(0.9, 0.3, -0.2), 1),
                new Response(new NominalItem(new double[] {0, 0.7, 1.6}, new double[] {0, 0.4, -0.5}), 2),
                new Response(UncertainItem.of(LogisticItem.twoPl(1.4, 0.6), 0.2, 0.3, 0, 0), 0));
        assertEquals(
                search(-4, 4, theta -> logLikelihood(responses, theta)),
                estimated(ML, responses).theta(),
                1e-4);
        assertEquals(
                search(-4, 4, theta -> logLikelihood(responses, theta) - theta * theta / 2),
                estimated(MAP, responses).theta(),
                1e-4);
        double total = 0;
        double first = 0;
        for (double theta = -6; theta <= 6; theta += 0.001) {
            double weight = Math.exp(logLikelihood(responses, theta) - theta * theta / 2);
            total += weight;
            first += weight * theta;
        }
        assertEquals(
                first / total,
                estimated(new Estimator.Eap(NormalPrior.STANDARD, ThetaGrid.STANDARD), responses)
                        .theta(),
                1e-6);
        double wl = estimated(WL, responses).theta();
        double information = 0;
        double bias = 0;
        double score = 0;
        for (Response response : responses) {
            information += response.item().information(wl);
            bias += response.item().biasNumerator(wl);
            score += response.item().score(wl, response.category());
        }
        assertEquals(0, score + bias / (2 * information), 1e-9);
    }

    @Test
    void theOrderOfTheResponsesDoesNotMatter() {
        List<Response> responses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            responses.add(new Response(LogisticItem.threePl(1 + i / 10.0, i / 4.0 - 1.5, 0.2), i % 3 == 0 ? 0 : 1));
        }
        List<Response> reversed = responses.reversed();
        for (Estimator estimator : List.of(ML, MAP, WL)) {
            assertEquals(
                    estimated(estimator, responses).theta(),
                    estimated(estimator, reversed).theta(),
                    1e-10);
        }
    }

    @Test
    void refusesWhatIsNoResponseAndWhatAreNoBounds() {
        assertThrows(IllegalArgumentException.class, () -> new Response(LogisticItem.onePl(0), 2));
        assertThrows(IllegalArgumentException.class, () -> new Response(LogisticItem.onePl(0), -1));
        assertThrows(IllegalArgumentException.class, () -> new Bounds(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Bounds(Double.NaN, 1));
    }

    private static AbilityEstimate estimated(Estimator estimator, List<Response> responses) {
        return assertInstanceOf(Estimation.Estimated.class, estimator.estimate(responses))
                .ability();
    }

    private static double logLikelihood(List<Response> responses, double theta) {
        return responses.stream()
                .mapToDouble(response -> response.item().logProbability(theta, response.category()))
                .sum();
    }

    private static double search(double low, double high, DoubleUnaryOperator objective) {
        double best = low;
        for (double theta = low; theta <= high; theta += 1e-4) {
            best = objective.applyAsDouble(theta) > objective.applyAsDouble(best) ? theta : best;
        }
        return best;
    }
}
