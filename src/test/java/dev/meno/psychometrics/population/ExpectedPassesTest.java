package dev.meno.psychometrics.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedPassesTest {
    /** Every one of the 2^n outcomes by itself. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 12})
    void theIntervalIsThatOfAllOutcomes(int learners) {
        double[] probabilities =
                new SplittableRandom(learners).doubles(learners).toArray();
        double[] distribution = new double[learners + 1];
        for (int outcome = 0; outcome < 1 << learners; outcome++) {
            double probability = 1;
            for (int learner = 0; learner < learners; learner++) {
                boolean passes = (outcome >> learner & 1) == 1;
                probability *= passes ? probabilities[learner] : 1 - probabilities[learner];
            }
            distribution[Integer.bitCount(outcome)] += probability;
        }
        ExpectedPasses passes = ExpectedPasses.of(probabilities);
        assertEquals(learners, passes.learners());
        assertEquals(Arrays.stream(probabilities).average().orElseThrow(), passes.share(), 1e-12);
        assertEquals(quantile(distribution, 0.05) / (double) learners, passes.low());
        assertEquals(quantile(distribution, 0.95) / (double) learners, passes.high());
    }

    private static int quantile(double[] distribution, double probability) {
        double sum = 0;
        for (int count = 0; count < distribution.length; count++) {
            sum += distribution[count];
            if (sum >= probability) {
                return count;
            }
        }
        throw new AssertionError();
    }

    /** R: qbinom(c(0.05, 0.95), 100, 0.3) gives 23 and 38. */
    @Test
    void equalProbabilitiesGiveTheBinomial() {
        double[] probabilities = new double[100];
        Arrays.fill(probabilities, 0.3);
        ExpectedPasses passes = ExpectedPasses.of(probabilities);
        assertEquals(0.3, passes.share(), 1e-12);
        assertEquals(0.23, passes.low(), 1e-12);
        assertEquals(0.38, passes.high(), 1e-12);
    }

    @Test
    void theNormalTakesOverWithoutAJump() {
        double[] exact =
                new SplittableRandom(1).doubles(ExpectedPasses.EXACT_LIMIT).toArray();
        double[] normal = Arrays.copyOf(exact, exact.length + 1);
        ExpectedPasses below = ExpectedPasses.of(exact);
        ExpectedPasses above = ExpectedPasses.of(normal);
        assertEquals(below.share(), above.share(), 0.001);
        assertEquals(below.low(), above.low(), 0.001);
        assertEquals(below.high(), above.high(), 0.001);
    }

    @Test
    void certainOutcomesAreAPoint() {
        for (int size : new int[] {3, 5000}) {
            double[] all = new double[size];
            Arrays.fill(all, 1);
            ExpectedPasses passes = ExpectedPasses.of(all);
            assertEquals(1, passes.low());
            assertEquals(1, passes.share());
            assertEquals(1, passes.high());
            ExpectedPasses nobody = ExpectedPasses.of(new double[size]);
            assertEquals(0, nobody.low());
            assertEquals(0, nobody.high());
        }
    }

    @Test
    void withoutALearnerTheShareIsUndefined() {
        ExpectedPasses nobody = ExpectedPasses.of(new double[0]);
        assertEquals(0, nobody.learners());
        assertTrue(Double.isNaN(nobody.share()) && Double.isNaN(nobody.low()) && Double.isNaN(nobody.high()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void whatIsNoProbabilityIsRefused(double number) {
        assertThrows(IllegalArgumentException.class, () -> ExpectedPasses.of(new double[] {0.5, number}));
    }
}
