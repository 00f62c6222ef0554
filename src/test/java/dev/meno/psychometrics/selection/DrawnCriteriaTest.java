package dev.meno.psychometrics.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The criteria that leave something to chance: progressive, proportional, random. */
class DrawnCriteriaTest {
    private static final int ITEMS = 12;
    private static final int SEEDS = 12_000;

    /** The 99.9% quantile of χ² with 11 and 9 degrees of freedom. */
    private static final double CHI_SQUARE_11 = 31.26;

    private static final double CHI_SQUARE_9 = 27.88;

    private static final ItemBank BANK = Fixtures.bank(Fixtures.items(1, ITEMS));
    private static final Blueprint BLUEPRINT = new Blueprint(List.of(1.0));
    private static final BitSet NOTHING = new BitSet();

    @ParameterizedTest
    @EnumSource(names = {"PROGRESSIVE", "PROPORTIONAL", "RANDOM"})
    void atTheFirstItemEveryItemIsEquallyLikely(Criterion criterion) {
        int[] counts = counts(policy(criterion, 4, 1), NOTHING);
        assertTrue(chiSquare(counts, new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}) < CHI_SQUARE_11);
    }

    @Test
    void randomStaysRandom() {
        int[] counts = counts(policy(Criterion.RANDOM, 4, 1), Fixtures.bits(0, 1));
        assertTrue(chiSquare(counts, new double[] {0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}) < CHI_SQUARE_9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2})
    void proportionalFollowsAPowerOfTheInformation(double acceleration) {
        // The third item of four: Barrada and others (2008), eq. 6 and 7.
        double reached = 1 + Math.pow(2, acceleration);
        double power = 4 * reached / (reached + Math.pow(3, acceleration));
        double[] weights = IntStream.range(0, ITEMS)
                .mapToDouble(item -> item < 2 ? 0 : Math.pow(BANK.model(item).information(0), power))
                .toArray();
        int[] counts = counts(policy(Criterion.PROPORTIONAL, 4, acceleration), Fixtures.bits(0, 1));
        assertTrue(chiSquare(counts, weights) < CHI_SQUARE_9);
        double[] uniform = {0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        assertTrue(chiSquare(counts, uniform) > 10 * CHI_SQUARE_9);
    }

    /** The information to the power of 500 underflows for flat items and overflows for steep ones. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 40})
    void atTheEndOfALongTestProportionalTakesTheMostInformativeItem(double slope) {
        List<BankItem> items = IntStream.range(0, ITEMS)
                .mapToObj(item -> new BankItem(LogisticItem.twoPl(slope * (1 + 0.1 * (item % 7)), 0), 0))
                .toList();
        SelectionPolicy policy = policy(Criterion.PROPORTIONAL, 500, 1);
        for (long seed = 0; seed < 20; seed++) {
            SelectionState state = SelectionState.of(
                    Fixtures.bank(items),
                    BLUEPRINT,
                    List.of(Fixtures.prior()),
                    NOTHING,
                    NOTHING,
                    Fixtures.bits(0),
                    List.of(499),
                    seed,
                    500);
            assertEquals(6, new ItemSelector(policy).choose(state).orElseThrow().item());
        }
    }

    @Test
    void progressiveMixesChanceUpToTheLargestInformationWithTheItemsOwn() {
        // The third item of four with a linear weight: (1 + 2) / (1 + 2 + 3).
        double weight = 0.5;
        double largest = IntStream.range(2, ITEMS)
                .mapToDouble(item -> BANK.model(item).information(0))
                .max()
                .orElseThrow();
        int[] tenths = new int[10];
        SelectionPolicy policy = reportingAll(Criterion.PROGRESSIVE);
        for (long seed = 0; seed < 1200; seed++) {
            for (Candidate candidate : choose(policy, Fixtures.bits(0, 1), seed).candidates()) {
                ItemModel model = BANK.model(candidate.item());
                double chance = (candidate.value() - weight * model.information(0)) / ((1 - weight) * largest);
                tenths[(int) (10 * chance)]++;
            }
        }
        // Ten items a session, so that the tenths of 12 000 draws are expected equally often.
        assertTrue(chiSquare(tenths, new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}) < CHI_SQUARE_9);
    }

    @Test
    void atTheLastItemProgressiveIsMaximumInformation() {
        BitSet served = Fixtures.bits(1, 4, 6);
        List<Candidate> expected = IntStream.range(0, ITEMS)
                .filter(item -> !served.get(item))
                .mapToObj(item -> new Candidate(item, BANK.model(item).information(0)))
                .sorted(Comparator.comparingDouble(Candidate::value).reversed())
                .toList();
        for (long seed = 0; seed < 20; seed++) {
            assertEquals(
                    expected,
                    choose(reportingAll(Criterion.PROGRESSIVE), served, seed).candidates());
        }
    }

    @Test
    void aTestOfOneItemIsDrawn() {
        int[] counts = counts(policy(Criterion.PROGRESSIVE, 1, 1), NOTHING);
        assertTrue(chiSquare(counts, new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}) < CHI_SQUARE_11);
    }

    private static int[] counts(SelectionPolicy policy, BitSet served) {
        int[] counts = new int[ITEMS];
        for (long seed = 0; seed < SEEDS; seed++) {
            counts[choose(policy, served, seed).item()]++;
        }
        return counts;
    }

    /** Pearson's statistic; a count that must be 0 and is not makes it infinite. */
    private static double chiSquare(int[] counts, double[] weights) {
        double total = IntStream.of(counts).sum();
        double sum = DoubleStream.of(weights).sum();
        double statistic = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = total * weights[i] / sum;
            statistic +=
                    counts[i] == 0 && expected == 0 ? 0 : (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return statistic;
    }

    private static Selection choose(SelectionPolicy policy, BitSet served, long seed) {
        SelectionState state = Fixtures.state(BANK, BLUEPRINT, served, new BitSet(), Fixtures.bits(0), seed);
        return new ItemSelector(policy).choose(state).orElseThrow();
    }

    private static SelectionPolicy policy(Criterion criterion, int length, double acceleration) {
        return new SelectionPolicy(criterion, ContentBalance.NONE, ExposureControl.NONE, length, acceleration);
    }

    private static SelectionPolicy reportingAll(Criterion criterion) {
        return new SelectionPolicy(criterion, ContentBalance.NONE, new ExposureControl.Randomesque(ITEMS), 4, 1);
    }
}
