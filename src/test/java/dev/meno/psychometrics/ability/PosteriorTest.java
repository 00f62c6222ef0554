package dev.meno.psychometrics.ability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meno.psychometrics.Reference;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PosteriorTest {
    private static final double TOLERANCE = 1e-6;
    private static final LogLikelihood NONE = LogLikelihood.none(ThetaGrid.STANDARD);

    @ParameterizedTest
    @CsvSource({
        "scoring_2pl.json, EAP_-4_4_33, -4, 4, 33, 0, 1",
        "scoring_2pl.json, EAP_-6_6_61, -6, 6, 61, 0, 1",
        "scoring_2pl.json, EAP_-6_6_121, -6, 6, 121, 0, 1",
        "scoring_2pl.json, EAP_prior_0.5_1.4, -4, 4, 33, 0.5, 1.4",
        "scoring_3pl.json, EAP_-4_4_33, -4, 4, 33, 0, 1",
        "scoring_3pl.json, EAP_-6_6_61, -6, 6, 61, 0, 1",
        "scoring_3pl.json, EAP_-6_6_121, -6, 6, 121, 0, 1",
        "scoring_3pl.json, EAP_prior_0.5_1.4, -4, 4, 33, 0.5, 1.4"
    })
    void theEstimateAgreesWithCatR(
            String name, String estimator, double min, double max, int nodes, double mean, double deviation) {
        JsonNode file = Reference.read(name);
        List<LogisticItem> bank = Reference.bank(file);
        ThetaGrid grid = ThetaGrid.of(min, max, nodes);
        NormalPrior prior = new NormalPrior(mean, deviation);
        assertEquals(60, file.get("cases").size());
        for (JsonNode scored : file.get("cases")) {
            AbilityEstimate estimate =
                    Posterior.of(prior, likelihood(grid, bank, scored)).estimate();
            JsonNode expected = scored.get(estimator);
            assertEquals(expected.get("theta").doubleValue(), estimate.theta(), TOLERANCE);
            assertEquals(expected.get("se").doubleValue(), estimate.standardError(), TOLERANCE);
        }
    }

    private static LogLikelihood likelihood(ThetaGrid grid, List<LogisticItem> bank, JsonNode scored) {
        LogLikelihood likelihood = LogLikelihood.none(grid);
        for (int i = 0; i < scored.get("items").size(); i++) {
            LogisticItem item = bank.get(scored.get("items").get(i).intValue() - 1);
            likelihood = likelihood.plus(item, scored.get("responses").get(i).intValue());
        }
        return likelihood;
    }

    @Test
    void theWeightsAddUpToOne() {
        Posterior posterior = Posterior.of(NormalPrior.STANDARD, NONE.plus(LogisticItem.threePl(2, 1, 0.2), 1));
        double sum = 0;
        for (int node = 0; node < posterior.grid().size(); node++) {
            sum += posterior.weight(node);
        }
        assertEquals(1, sum, 1e-15);
    }

    @Test
    void theEndNodesCountHalf() {
        Posterior flat = Posterior.of(new NormalPrior(0, 1e9), LogLikelihood.none(ThetaGrid.of(-1, 1, 5)));
        assertEquals(0.125, flat.weight(0), 1e-15);
        assertEquals(0.25, flat.weight(1), 1e-15);
        assertEquals(0.125, flat.weight(4), 1e-15);
    }

    @Test
    void withoutAResponseTheEstimateIsThePrior() {
        AbilityEstimate estimate = Posterior.of(NormalPrior.STANDARD, NONE).estimate();
        assertEquals(0, estimate.theta());
        // Less than 1 because the grid ends at ±6; catR gives 0.9999999625 on the same nodes.
        assertEquals(0.9999999625, estimate.standardError(), 1e-10);
    }

    @Test
    void aBalancedPatternHasTheEstimateZero() {
        LogLikelihood balanced = NONE.plus(LogisticItem.twoPl(1.3, 0.4), 0).plus(LogisticItem.twoPl(1.3, -0.4), 1);
        assertEquals(0, Posterior.of(NormalPrior.STANDARD, balanced).estimate().theta(), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void allWrongAndAllRightStayFiniteHoweverLongTheHistory(int category) {
        LogLikelihood likelihood = NONE;
        for (int response = 0; response < 5_000; response++) {
            likelihood = likelihood.plus(LogisticItem.threePl(4, 0, 0.25), category);
        }
        AbilityEstimate estimate =
                Posterior.of(NormalPrior.STANDARD, likelihood).estimate();
        assertTrue(category == 1 ? estimate.theta() > 1.5 : estimate.theta() < -1.5, estimate.toString());
        assertTrue(Math.abs(estimate.theta()) <= 6);
    }

    @Test
    void aContradictoryHistoryFarOutsideTheGridStaysFinite() {
        LogLikelihood likelihood = NONE.plus(LogisticItem.twoPl(100, 50), 1).plus(LogisticItem.twoPl(100, -50), 0);
        AbilityEstimate estimate =
                Posterior.of(NormalPrior.STANDARD, likelihood).estimate();
        assertEquals(0, estimate.theta(), 1e-9);
        assertEquals(1, estimate.standardError(), 1e-6);
    }

    @Test
    void aPosteriorNarrowerThanAStepKeepsAPositiveStandardError() {
        LogLikelihood onOneNode = NONE.plusRow(row(node -> node == 60 ? 0 : -1e6));
        AbilityEstimate estimate = Posterior.of(NormalPrior.STANDARD, onOneNode).estimate();
        assertEquals(0, estimate.theta());
        assertEquals(0.005, estimate.standardError(), 1e-15);
    }

    @Test
    void theTrapezoidRuleHoldsDownToADeviationOfOneStep() {
        // A normal likelihood of deviation s gives the posterior N(m / (1 + s²), s² / (1 + s²)) in closed form.
        double s = 0.1005;
        for (double m = 1; m <= 1.1; m += 0.01) {
            double center = m;
            LogLikelihood normal =
                    NONE.plusRow(row(node -> -Math.pow((ThetaGrid.STANDARD.node(node) - center) / s, 2) / 2));
            AbilityEstimate estimate =
                    Posterior.of(NormalPrior.STANDARD, normal).estimate();
            assertEquals(m / (1 + s * s), estimate.theta(), 5e-9);
            assertEquals(s / Math.sqrt(1 + s * s), estimate.standardError(), 2e-8);
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1", "Infinity, 1", "0, 0", "0, -1", "0, NaN", "0, Infinity"})
    void refusesAPriorThatIsNone(double mean, double deviation) {
        assertThrows(IllegalArgumentException.class, () -> new NormalPrior(mean, deviation));
    }

    private static double[] row(IntToDoubleFunction value) {
        return IntStream.range(0, ThetaGrid.STANDARD.size()).mapToDouble(value).toArray();
    }
}
