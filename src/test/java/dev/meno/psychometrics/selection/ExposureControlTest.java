package dev.meno.psychometrics.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureControlTest {
    private static final int SESSIONS = 4000;
    private static final ItemBank BANK = Fixtures.bank(Fixtures.items(1, 20));
    private static final Blueprint BLUEPRINT = new Blueprint(List.of(1.0));

    /** The items by their information at 0, the most first. */
    private static final List<Integer> BEST_FIRST = IntStream.range(0, BANK.size())
            .boxed()
            .sorted(Comparator.comparingDouble(
                    (Integer item) -> -BANK.model(item).information(0)))
            .toList();

    @Test
    void anItemIsServedInItsShareOfTheSessionsWhereItIsBest() {
        double probability = 0.3;
        int[] counts = new int[BANK.size()];
        SelectionPolicy policy = sympsonHetter(Collections.nCopies(BANK.size(), probability));
        for (long seed = 0; seed < SESSIONS; seed++) {
            counts[first(policy, seed).item()]++;
        }
        double untried = SESSIONS;
        for (int rank = 0; rank < 5; rank++) {
            double served = counts[BEST_FIRST.get(rank)];
            // Four standard deviations of a binomial count.
            assertEquals(probability * untried, served, 4 * Math.sqrt(untried * probability * (1 - probability)));
            untried -= served;
        }
    }

    @Test
    void anItemWithProbabilityOneIsAlwaysServedWhenItIsBest() {
        List<Double> probabilities = new ArrayList<>(Collections.nCopies(BANK.size(), 0.2));
        probabilities.set(BEST_FIRST.getFirst(), 1.0);
        for (long seed = 0; seed < 200; seed++) {
            assertEquals(
                    BEST_FIRST.getFirst(),
                    first(sympsonHetter(probabilities), seed).item());
        }
    }

    @Test
    void whatIsSetAsideStaysAsideWhileAnythingElseIsLeft() {
        int best = BEST_FIRST.getFirst();
        List<Double> probabilities = new ArrayList<>(Collections.nCopies(BANK.size(), 1.0));
        probabilities.set(best, 0.5);
        int setAside = 0;
        for (long seed = 0; seed < 100; seed++) {
            List<Integer> order = new Session(sympsonHetter(probabilities), BANK, BLUEPRINT, seed).serveAll(0.3);
            assertTrue(order.indexOf(best) == 0 || order.indexOf(best) == BANK.size() - 1);
            setAside += order.indexOf(best) == 0 ? 0 : 1;
        }
        // Four standard deviations of a binomial count are 20.
        assertEquals(50, setAside, 20);
    }

    @Test
    void whereAllAreSetAsideTheBestIsServedAfterAll() {
        SelectionPolicy policy = sympsonHetter(Collections.nCopies(BANK.size(), 1e-9));
        for (long seed = 0; seed < 100; seed++) {
            assertEquals(BEST_FIRST.getFirst(), first(policy, seed).item());
        }
    }

    @Test
    void anIneligibleItemIsKeptBackUntilNothingElseIsLeft() {
        BitSet ineligible = Fixtures.bits(BEST_FIRST.get(0), BEST_FIRST.get(1), BEST_FIRST.get(7));
        Session session = new Session(policy(ExposureControl.NONE), BANK, BLUEPRINT, 1);
        session.keepBack(ineligible);
        List<Integer> order = session.serveAll(0.3);
        assertEquals(BANK.size(), order.size());
        assertEquals(BEST_FIRST.get(2), order.getFirst());
        List<Integer> last = order.subList(BANK.size() - 3, BANK.size());
        assertEquals(ineligible, Fixtures.bits(last.stream().mapToInt(i -> i).toArray()));
    }

    @Test
    void aSessionUsesItsShareOfTheItemsWhateverTheirValue() {
        SelectionPolicy policy = policy(new ExposureControl.SessionShare(0.3, 1));
        int[] counts = new int[BANK.size()];
        for (long seed = 0; seed < SESSIONS; seed++) {
            counts[first(policy, seed).item()]++;
        }
        // Four standard deviations of a binomial count above the share that bounds the exposure of the best item.
        double bound = 4 * Math.sqrt(SESSIONS * 0.3 * 0.7);
        assertEquals(0.3 * SESSIONS, counts[BEST_FIRST.getFirst()], bound);
        assertEquals(0.7 * 0.3 * SESSIONS, counts[BEST_FIRST.get(1)], bound);
    }

    @Test
    void aDomainOfFewItemsIsUsedWhole() {
        ExposureControl.SessionShare share = new ExposureControl.SessionShare(0.2, 20);
        assertEquals(1, share.probability(20));
        assertEquals(0.5, share.probability(40));
        assertEquals(0.2, share.probability(1_000));
        for (long seed = 0; seed < 200; seed++) {
            assertEquals(BEST_FIRST.getFirst(), first(policy(share), seed).item());
        }
    }

    @Test
    void whatIsNewToTheLearnerGoesBeforeTheSessionsShare() {
        BitSet allButTheWorst = new BitSet();
        BEST_FIRST.subList(0, BANK.size() - 1).forEach(allButTheWorst::set);
        ItemSelector selector = new ItemSelector(policy(new ExposureControl.SessionShare(0.2, 1)));
        for (long seed = 0; seed < 200; seed++) {
            Selection selection = selector.choose(
                            Fixtures.state(BANK, BLUEPRINT, new BitSet(), allButTheWorst, Fixtures.bits(0), seed))
                    .orElseThrow();
            assertEquals(BEST_FIRST.getLast(), selection.item());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void refusesWhatIsNoShare(double share) {
        assertThrows(IllegalArgumentException.class, () -> new ExposureControl.SessionShare(share, 20));
    }

    @Test
    void withoutControlEverySessionBeginsWithTheBestItem() {
        for (long seed = 0; seed < 50; seed++) {
            Selection selection = first(policy(ExposureControl.NONE), seed);
            assertEquals(BEST_FIRST.getFirst(), selection.item());
            assertEquals(
                    BEST_FIRST.subList(0, 5),
                    selection.candidates().stream().map(Candidate::item).toList());
        }
    }

    @Test
    void theFatesOfTheItemsDifferFromSessionToSession() {
        SelectionPolicy policy = sympsonHetter(Collections.nCopies(BANK.size(), 0.5));
        List<Integer> one = new Session(policy, BANK, BLUEPRINT, 1).serveAll(0.3);
        assertEquals(one, new Session(policy, BANK, BLUEPRINT, 1).serveAll(0.3));
        assertNotEquals(one, new Session(policy, BANK, BLUEPRINT, 2).serveAll(0.3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void refusesWhatIsNoProbability(double probability) {
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> new ExposureControl.SympsonHetter(List.of(0.5, probability)));
        assertEquals("The exposure probability (%s) must be in (0, 1].".formatted(probability), refusal.getMessage());
    }

    @Test
    void refusesToChooseAmongNone() {
        assertThrows(IllegalArgumentException.class, () -> new ExposureControl.Randomesque(0));
    }

    private static Selection first(SelectionPolicy policy, long seed) {
        return new Session(policy, BANK, BLUEPRINT, seed).choose().orElseThrow();
    }

    private static SelectionPolicy sympsonHetter(List<Double> probabilities) {
        return policy(new ExposureControl.SympsonHetter(probabilities));
    }

    private static SelectionPolicy policy(ExposureControl exposure) {
        return new SelectionPolicy(Criterion.MFI, ContentBalance.NONE, exposure, 20, 1);
    }
}
