package dev.meno.psychometrics.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.population.Cohorts.Population;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalPopulationTest {
    @ParameterizedTest
    @Tag("simulation")
    @ValueSource(ints = {30, 300, 1000})
    void theIntervalsCoverWhatIsTrueOfANormalPopulation(int learners) {
        RandomGenerator random = new SplittableRandom(learners);
        int mean = 0;
        int deviation = 0;
        for (int replication = 0; replication < 200; replication++) {
            NormalPopulation group = NormalPopulation.of(estimates(0.3, 0.9, learners, random));
            mean += Math.abs(group.mean() - 0.3) <= 1.96 * group.meanError() ? 1 : 0;
            deviation += Math.abs(group.standardDeviation() - 0.9) <= 1.96 * group.standardDeviationError() ? 1 : 0;
        }
        int meanCovered = mean;
        int deviationCovered = deviation;
        assertTrue(mean >= 180 && mean <= 198, () -> "mean " + meanCovered);
        assertTrue(deviation >= 180 && deviation <= 198, () -> "standard deviation " + deviationCovered);
    }

    /** Normal measurements with standard errors from 0.2 to 1, turned into EAPs. */
    private static List<AbilityEstimate> estimates(double mean, double spread, int learners, RandomGenerator random) {
        List<AbilityEstimate> estimates = new ArrayList<>();
        for (int learner = 0; learner < learners; learner++) {
            double error = 0.2 + 0.8 * random.nextDouble();
            double measured = mean + spread * random.nextGaussian() + error * random.nextGaussian();
            estimates.add(eap(measured, error));
        }
        return estimates;
    }

    private static AbilityEstimate eap(double measured, double error) {
        double precision = 1 / (error * error);
        return new AbilityEstimate(measured * precision / (precision + 1), 1 / Math.sqrt(precision + 1));
    }

    @Test
    void itAgreesWithTheLikelihoodsWhereThoseAreNearlyNormal() {
        RandomGenerator random = new SplittableRandom(9);
        List<LogLikelihood> answers = Cohorts.answers(Cohorts.abilities(Population.NORMAL, 500, random), 40, random);
        LatentDistribution exact = LatentDistribution.of(answers);
        NormalPopulation group = NormalPopulation.of(answers.stream()
                .map(one -> Posterior.of(NormalPrior.STANDARD, one).estimate())
                .toList());
        assertEquals(500, group.learners());
        assertEquals(exact.mean(), group.mean(), 0.01);
        assertEquals(exact.standardDeviation(), group.standardDeviation(), 0.015);
        assertEquals(exact.meanError(), group.meanError(), 0.002);
        assertEquals(exact.standardDeviationError(), group.standardDeviationError(), 0.003);
    }

    /** The posterior written down once more, searched on a fine mesh. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void itIsWhereABruteSearchFindsIt(int learners) {
        double[] measured = {0.9, -0.4, 1.7, 0.2, 0.6};
        double[] errors = {0.4, 0.5, 0.3, 0.8, 0.6};
        List<AbilityEstimate> estimates = new ArrayList<>();
        for (int i = 0; i < learners; i++) {
            estimates.add(eap(measured[i], errors[i]));
        }
        double best = Double.NEGATIVE_INFINITY;
        double mean = 0;
        double deviation = 0;
        for (double m = -1; m < 2; m += 0.002) {
            for (double s = 0.1; s < 2; s += 0.002) {
                double value = -m * m / 8 - Math.log(s) * Math.log(s) / 2;
                for (int i = 0; i < learners; i++) {
                    double variance = s * s + errors[i] * errors[i];
                    value -= (Math.log(variance) + (measured[i] - m) * (measured[i] - m) / variance) / 2;
                }
                if (value > best) {
                    best = value;
                    mean = m;
                    deviation = s;
                }
            }
        }
        NormalPopulation group = NormalPopulation.of(estimates);
        assertEquals(mean, group.mean(), 0.002);
        assertEquals(deviation, group.standardDeviation(), 0.002);
    }

    @Test
    void estimatesThatCarryNothingAreLeftOut() {
        List<AbilityEstimate> some = List.of(eap(0.5, 0.4), eap(-0.5, 0.4), eap(1, 0.4));
        List<AbilityEstimate> more = new ArrayList<>(some);
        more.add(new AbilityEstimate(0, 1));
        more.add(new AbilityEstimate(3, 1.2));
        assertEquals(3, NormalPopulation.of(more).learners());
        assertEquals(NormalPopulation.of(some).mean(), NormalPopulation.of(more).mean());
    }

    @Test
    void withoutAnEstimateAllIsUndefined() {
        NormalPopulation nobody = NormalPopulation.of(List.of(new AbilityEstimate(0, 1)));
        assertEquals(0, nobody.learners());
        assertTrue(Double.isNaN(nobody.mean()) && Double.isNaN(nobody.meanError()));
        assertTrue(Double.isNaN(nobody.standardDeviation()) && Double.isNaN(nobody.standardDeviationError()));
        assertEquals(0, NormalPopulation.of(List.of()).learners());
    }

    @ParameterizedTest
    @CsvSource({"0.999999, 5", "0.01, 1", "0.9, 1e6"})
    void oneEstimateIsFiniteWhateverItIs(double error, double theta) {
        NormalPopulation one = NormalPopulation.of(List.of(new AbilityEstimate(theta, error * (1 - 1e-5))));
        assertTrue(Double.isFinite(one.mean()));
        assertTrue(one.meanError() > 0 && one.meanError() < 4);
        assertTrue(one.standardDeviation() >= 0.1 - 1e-12 && one.standardDeviation() <= 3 + 1e-12);
        assertTrue(one.standardDeviationError() > 0 && Double.isFinite(one.standardDeviationError()));
    }

    @Test
    void equalsHaveTheLeastSpread() {
        List<AbilityEstimate> equals = Collections.nCopies(5000, eap(0.7, 0.1));
        NormalPopulation group = NormalPopulation.of(equals);
        assertEquals(0.1, group.standardDeviation(), 1e-12);
        assertEquals(0.7, group.mean(), 1e-3);
        assertTrue(group.standardDeviationError() > 0 && group.standardDeviationError() < 0.06);
    }
}
