package dev.meno.psychometrics.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meno.psychometrics.ability.ThetaGrid;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemEligibilityTest {
    private static final BitSet NONE = new BitSet();

    @Test
    void theProbabilityIsTheMaximumRateTimesEligibleOverAdministered() {
        ItemEligibility eligibility = new ItemEligibility(3, 0.25);
        assertEquals(1, eligibility.probability(0, 0));
        // Item 0 is eligible in 8 of 20 tests and administered in 4; item 1 in 20 and 5; item 2 is never administered.
        for (int test = 0; test < 20; test++) {
            BitSet served = new BitSet();
            served.set(0, test < 4);
            served.set(1, test >= 15);
            eligibility.record(0, test < 8 ? NONE : Fixtures.bits(0), served);
        }
        assertEquals(0.25 * 8 / 4, eligibility.probability(0, 0), 1e-15);
        assertEquals(1, eligibility.probability(1, 0));
        assertEquals(1, eligibility.probability(2, 0));
    }

    @Test
    void anItemAboveItsMaximumRateIsHeldBackTheMoreTheFartherItIs() {
        ItemEligibility eligibility = new ItemEligibility(2, 0.4);
        // Eligible in all of 10 tests: item 0 was administered in 5 of them, item 1 in 4.
        for (int test = 0; test < 10; test++) {
            BitSet served = new BitSet();
            served.set(0, test < 5);
            served.set(1, test < 4);
            eligibility.record(0, NONE, served);
        }
        assertEquals(0.8 * Math.pow(0.8, 20), eligibility.probability(0, 0), 1e-15);
        assertEquals(1, eligibility.probability(1, 0));
        // Three tests without it, and it is back at the formula: 5 of 13 is below 0.4.
        for (int test = 0; test < 3; test++) {
            eligibility.record(0, Fixtures.bits(0), NONE);
        }
        assertEquals(0.4 * 10 / 5, eligibility.probability(0, 0), 1e-15);
    }

    @Test
    void anItemThatWasServedForWantOfOthersCountsAsEligible() {
        ItemEligibility eligibility = new ItemEligibility(1, 0.5);
        eligibility.record(0, Fixtures.bits(0), Fixtures.bits(0));
        eligibility.record(0, Fixtures.bits(0), NONE);
        assertEquals(0.5, eligibility.probability(0, 0), 1e-15);
    }

    @Test
    void everyBandHasItsOwnCounts() {
        ItemEligibility eligibility = new ItemEligibility(2, 0.5, -1, 1);
        assertEquals(3, eligibility.bands());
        recordOneOfTwo(eligibility, 1, Fixtures.bits(0, 1));
        assertEquals(List.of(1.0, 0.5, 1.0), probabilities(eligibility, 0));
        recordOneOfTwo(eligibility, 2, Fixtures.bits(1));
        assertEquals(List.of(1.0, 0.5, 1.0), probabilities(eligibility, 0));
        assertEquals(List.of(1.0, 0.5, 0.5), probabilities(eligibility, 1));
    }

    /** Two tests, of which one administers the items and the other has them kept back. */
    private static void recordOneOfTwo(ItemEligibility eligibility, int band, BitSet items) {
        eligibility.record(band, NONE, items);
        eligibility.record(band, items, NONE);
    }

    private static List<Double> probabilities(ItemEligibility eligibility, int item) {
        return IntStream.range(0, eligibility.bands())
                .mapToObj(band -> eligibility.probability(item, band))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"-9, 0", "-1.0001, 0", "-1, 1", "0.9999, 1", "1, 2", "9, 2"})
    void anEdgeBelongsToTheBandAboveIt(double theta, int band) {
        assertEquals(band, new ItemEligibility(1, 0.5, -1, 1).band(theta));
    }

    @Test
    void anItemIsIneligibleInItsShareOfTheSessions() {
        ItemEligibility eligibility = new ItemEligibility(2, 0.5);
        recordOneOfTwo(eligibility, 0, Fixtures.bits(0));
        int sessions = 4000;
        int kept = 0;
        for (long seed = 0; seed < sessions; seed++) {
            BitSet ineligible = eligibility.ineligible(seed, 0);
            assertEquals(ineligible, eligibility.ineligible(seed, 0));
            assertFalse(ineligible.get(1));
            kept += ineligible.get(0) ? 1 : 0;
        }
        // Four standard deviations of a binomial count with p = 1/2 are 126.
        assertEquals(sessions / 2.0, kept, 126);
    }

    @Test
    void aLearnerWhoChangesTheBandGetsNoSecondDraw() {
        ItemEligibility eligibility = new ItemEligibility(1, 0.4, 0);
        // Eligible with 0.4 in the lower band, with 0.8 in the upper one.
        for (int test = 0; test < 5; test++) {
            eligibility.record(0, test < 2 ? NONE : Fixtures.bits(0), test < 2 ? Fixtures.bits(0) : NONE);
            eligibility.record(1, test < 4 ? NONE : Fixtures.bits(0), test < 2 ? Fixtures.bits(0) : NONE);
        }
        assertEquals(0.4, eligibility.probability(0, 0), 1e-15);
        assertEquals(0.8, eligibility.probability(0, 1), 1e-15);
        int onlyHigh = 0;
        for (long seed = 0; seed < 1000; seed++) {
            boolean low = eligibility.ineligible(seed, 0).isEmpty();
            boolean high = eligibility.ineligible(seed, 1).isEmpty();
            // By one number for both, eligible below implies eligible above.
            assertTrue(!low || high);
            onlyHigh += high && !low ? 1 : 0;
        }
        // Four standard deviations of a binomial count with p = 0.4 are 62.
        assertEquals(400, onlyHigh, 62);
    }

    @Test
    void noCountIsLostWhenManyRecordAtOnce() {
        double rate = 0.25;
        ItemEligibility eligibility = new ItemEligibility(2, rate);
        try (ExecutorService executor = Executors.newFixedThreadPool(16)) {
            for (int thread = 0; thread < 16; thread++) {
                BitSet served = thread % 8 == 0 ? Fixtures.bits(0) : NONE;
                BitSet ineligible = thread % 8 < 2 ? NONE : Fixtures.bits(0);
                executor.execute(() -> {
                    for (int test = 0; test < 5000; test++) {
                        eligibility.record(0, ineligible, served);
                        eligibility.ineligible(test, 0);
                    }
                });
            }
        }
        // 80 000 tests: in 20 000 of them item 0 was eligible, in half of these administered.
        assertEquals(rate * 20_000 / 10_000, eligibility.probability(0, 0));
        // 10 001 more that administer it bring it to 20 001 of 90 001, which is below the maximum rate.
        for (int test = 0; test < 10_001; test++) {
            eligibility.record(0, NONE, Fixtures.bits(0));
        }
        assertEquals(rate * 30_001 / 20_001, eligibility.probability(0, 0), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.2, 1.01, Double.NaN})
    void refusesARateOutOfRange(double rate) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new ItemEligibility(5, rate));
        assertEquals("The exposure rate (%s) must be in (0, 1].".formatted(rate), refusal.getMessage());
    }

    @Test
    void refusesEdgesThatDoNotIncrease() {
        assertThrows(IllegalArgumentException.class, () -> new ItemEligibility(5, 0.2, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ItemEligibility(5, 0.2, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new ItemEligibility(5, 0.2, 0, Double.NaN));
    }

    /** 2000 learners take tests of 20 items from a bank of 100 by maximum information. */
    private static final class Stream {
        private static final int LEARNERS = 2000;
        private static final int LENGTH = 20;
        private static final ItemBank BANK =
                ItemBank.of(ThetaGrid.of(-4, 4, 33), Fixtures.items(1, 100)).prepare();
        private static final SelectionPolicy POLICY =
                new SelectionPolicy(Criterion.MFI, ContentBalance.NONE, ExposureControl.NONE, LENGTH, 1);

        private final ItemEligibility eligibility;
        private final int[][] administered;
        private final int[] tests;

        Stream(double maximumRate) {
            eligibility = new ItemEligibility(BANK.size(), maximumRate, -0.7, 0.7);
            administered = new int[eligibility.bands()][BANK.size()];
            tests = new int[eligibility.bands()];
        }

        Stream run() {
            SplittableRandom random = new SplittableRandom(2026);
            for (int learner = 0; learner < LEARNERS; learner++) {
                test(random.nextLong(), random.nextGaussian());
            }
            return this;
        }

        private void test(long seed, double theta) {
            Session session = new Session(POLICY, BANK, new Blueprint(List.of(1.0)), seed);
            int band = band(session);
            for (int n = 0; n < LENGTH; n++) {
                session.keepBack(eligibility.ineligible(seed, band));
                session.serve(session.choose().orElseThrow().item(), theta);
                band = band(session);
            }
            eligibility.record(band, eligibility.ineligible(seed, band), session.served());
            tests[band]++;
            int[] counts = administered[band];
            session.served().stream().forEach(item -> counts[item]++);
        }

        private int band(Session session) {
            return eligibility.band(session.posterior(0).estimate().theta());
        }

        List<Double> maximumRates() {
            return IntStream.range(0, tests.length)
                    .mapToObj(band -> IntStream.of(administered[band]).max().orElseThrow() / (double) tests[band])
                    .toList();
        }
    }

    @Test
    void theExposureRatesOfAStreamOfLearnersStayBelowTheMaximum() {
        List<Double> uncontrolled = new Stream(1).run().maximumRates();
        List<Double> controlled = new Stream(0.3).run().maximumRates();
        uncontrolled.forEach(rate -> assertTrue(rate > 0.9, () -> "uncontrolled " + rate));
        controlled.forEach(rate -> assertTrue(rate < 0.32, () -> "controlled " + rate));
    }
}
