package dev.meno.psychometrics.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meno.psychometrics.model.LogisticItem;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemTallyTest {
    /** Terms are rounded to half of 2⁻³⁰. */
    private static final double ROUNDING = 1e-8;

    private static final double[] SHARES = {1, 0, 0.5, 1, 0, 1};
    private static final double[] THETAS = {0.8, -0.3, 0.1, 1.4, 0.2, -0.1};
    private static final double[] EXPECTED = {0.7, 0.4, 0.5, 0.8, 0.5, 0.45};

    private static ItemTally all() {
        ItemTally tally = ItemTally.NONE;
        for (int i = 0; i < SHARES.length; i++) {
            tally = one(tally, i);
        }
        return tally;
    }

    private static ItemTally one(ItemTally tally, int i) {
        return tally.plus(SHARES[i], THETAS[i], 0.5, EXPECTED[i], EXPECTED[i] * (1 - EXPECTED[i]));
    }

    @Test
    void theStatisticsAreThoseOfTheAttempts() {
        ItemTally tally = all();
        double squares = 0;
        double variances = 0;
        for (int i = 0; i < SHARES.length; i++) {
            squares += Math.pow(SHARES[i] - EXPECTED[i], 2);
            variances += EXPECTED[i] * (1 - EXPECTED[i]);
        }
        assertEquals(6, tally.attempts());
        assertEquals(3.5 / 6, tally.pValue(), ROUNDING);
        assertEquals(correlation(), tally.correctedPointBiserial(), ROUNDING);
        assertEquals((3.5 - 3.35) / 6, tally.meanResidual(), ROUNDING);
        assertEquals(squares / variances, tally.meanSquare(), ROUNDING);
        // Σθ = 2.1 and Σθ² = 2.75, so the variance with n is 0.458333 − 0.1225.
        double held = 2.75 / 6 - 0.35 * 0.35;
        assertEquals(held / (held + 0.25), tally.reliability(), ROUNDING);
    }

    /** From deviations, which the sums do not keep. */
    private static double correlation() {
        double product = 0;
        double shares = 0;
        double thetas = 0;
        for (int i = 0; i < SHARES.length; i++) {
            double share = SHARES[i] - 3.5 / 6;
            double theta = THETAS[i] - 0.35;
            product += share * theta;
            shares += share * share;
            thetas += theta * theta;
        }
        return product / Math.sqrt(shares * thetas);
    }

    @Test
    void partsAddUpInAnyOrder() {
        ItemTally first = one(one(ItemTally.NONE, 4), 1);
        ItemTally second = one(one(one(one(ItemTally.NONE, 0), 5), 3), 2);
        assertArrayEquals(all().toArray(), first.plus(second).toArray());
        assertArrayEquals(all().toArray(), second.plus(first).toArray());
        assertEquals(2, first.attempts());
        assertArrayEquals(second.toArray(), all().minus(first).toArray());
    }

    @Test
    void theSumsAreReadAsTheyWereWritten() {
        double[] written = all().toArray();
        ItemTally read = ItemTally.of(written);
        written[1] = 99;
        assertArrayEquals(all().toArray(), read.toArray());
        read.toArray()[0] = 99;
        assertEquals(6, read.attempts());
        assertEquals(10, written.length);
    }

    @Test
    void withoutAttemptsNothingIsDefined() {
        assertEquals(0, ItemTally.NONE.attempts());
        assertTrue(Double.isNaN(ItemTally.NONE.pValue()));
        assertTrue(Double.isNaN(ItemTally.NONE.correctedPointBiserial()));
        assertTrue(Double.isNaN(ItemTally.NONE.meanResidual()));
        assertTrue(Double.isNaN(ItemTally.NONE.meanSquare()));
        assertTrue(Double.isNaN(ItemTally.NONE.reliability()));
    }

    @Test
    void aCorrelationNeedsThreeAttemptsThatDiffer() {
        assertTrue(Double.isNaN(one(one(ItemTally.NONE, 0), 1).correctedPointBiserial()));
        ItemTally right = ItemTally.NONE;
        ItemTally alike = ItemTally.NONE;
        for (int i = 0; i < 1000; i++) {
            right = right.plus(1, 0.1 * i, 0.5, 0.7, 0.21);
            alike = alike.plus(i % 2, 0.3, 0.5, 0.7, 0.21);
        }
        assertTrue(Double.isNaN(right.correctedPointBiserial()));
        assertTrue(Double.isNaN(alike.correctedPointBiserial()));
        assertEquals(0, alike.reliability());
    }

    @Test
    void withoutPredictedVarianceThereIsNoFit() {
        assertTrue(Double.isNaN(ItemTally.NONE.plus(1, 0, 0.5, 1, 0).meanSquare()));
    }

    @Test
    void answersAsTheModelHasThemFitAndOthersDoNot() {
        RandomGenerator random = new SplittableRandom(1);
        LogisticItem model = LogisticItem.twoPl(1.2, 0.3);
        LogisticItem harder = LogisticItem.twoPl(1.2, 1.3);
        ItemTally fitting = ItemTally.NONE;
        ItemTally drifted = ItemTally.NONE;
        ItemTally reversed = ItemTally.NONE;
        for (int i = 0; i < 4000; i++) {
            double theta = random.nextGaussian();
            double expected = Math.exp(model.logProbability(theta, 1));
            double variance = expected * (1 - expected);
            double luck = random.nextDouble();
            fitting = fitting.plus(luck < expected ? 1 : 0, theta, 0.4, expected, variance);
            drifted = drifted.plus(
                    luck < Math.exp(harder.logProbability(theta, 1)) ? 1 : 0, theta, 0.4, expected, variance);
            reversed = reversed.plus(luck < 1 - expected ? 1 : 0, theta, 0.4, expected, variance);
        }
        assertEquals(0, fitting.meanResidual(), 0.02);
        assertEquals(1, fitting.meanSquare(), 0.05);
        assertTrue(fitting.correctedPointBiserial() > 0.4);
        assertTrue(drifted.meanResidual() < -0.1);
        assertTrue(reversed.correctedPointBiserial() < -0.4);
        assertTrue(reversed.meanSquare() > 1.5);
    }

    @ParameterizedTest
    @CsvSource({
        "1.1, 0, 0.5, 0.5, 0.2",
        "NaN, 0, 0.5, 0.5, 0.2",
        "1, Infinity, 0.5, 0.5, 0.2",
        "1, 0, -0.1, 0.5, 0.2",
        "1, 0, 0.5, -0.1, 0.2",
        "1, 0, 0.5, 0.5, -0.2",
        "1, 0, 0.5, 0.5, NaN"
    })
    void nonsenseIsRefused(double share, double theta, double error, double expected, double variance) {
        assertThrows(
                IllegalArgumentException.class, () -> ItemTally.NONE.plus(share, theta, error, expected, variance));
    }

    @Test
    void sumsThatAreNoneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ItemTally.of(new double[9]));
        assertThrows(IllegalArgumentException.class, () -> ItemTally.of(filled(0.5)));
        assertThrows(IllegalArgumentException.class, () -> ItemTally.of(filled(-1)));
        assertThrows(IllegalArgumentException.class, () -> ItemTally.of(filled(Double.NaN)));
    }

    private static double[] filled(double first) {
        double[] sums = new double[10];
        sums[0] = first;
        return sums;
    }
}
