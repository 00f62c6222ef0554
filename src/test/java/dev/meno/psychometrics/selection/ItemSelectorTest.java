package dev.meno.psychometrics.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ItemSelectorTest {
    private static final SelectionPolicy ONE_OF_FIVE = new SelectionPolicy(
            Criterion.MPWI, ContentBalance.LARGEST_DEFICIT, new ExposureControl.Randomesque(5), 1, 1);
    private static final ItemSelector SELECTOR = new ItemSelector(ONE_OF_FIVE);
    private static final Blueprint BLUEPRINT = new Blueprint(List.of(5.0, 3.0, 2.0));
    private static final List<BankItem> ITEMS = Fixtures.items(3, 20);
    private static final ItemBank BANK = Fixtures.bank(ITEMS);
    private static final BitSet EVERY_DOMAIN = Fixtures.bits(0, 1, 2);
    private static final long SEED = 42;

    @Test
    void theSameStateGivesTheSameSelection() {
        BitSet served = Fixtures.bits(0, 7, 21);
        Selection first = choose(served, new BitSet(), SEED);
        Selection again = new ItemSelector(ONE_OF_FIVE)
                .choose(Fixtures.state(Fixtures.bank(ITEMS), BLUEPRINT, served, new BitSet(), EVERY_DOMAIN, SEED))
                .orElseThrow();
        assertEquals(first, again);
    }

    @Test
    void theCandidatesAreTheFiveMostInformativeItemsOfTheDomain() {
        Selection selection = choose(new BitSet(), new BitSet(), SEED);
        double[] values = ItemValues.of(Criterion.MPWI, BANK, 0, Knowledge.of(Fixtures.prior()));
        List<Candidate> expected = IntStream.range(0, values.length)
                .mapToObj(place -> new Candidate(BANK.itemsOf(0)[place], values[place]))
                .sorted(Comparator.comparingDouble(Candidate::value).reversed())
                .limit(5)
                .toList();
        assertEquals(0, selection.domain());
        assertEquals(expected, selection.candidates());
    }

    @Test
    void theSelectionReportsTheDrawnCandidate() {
        Selection selection = choose(new BitSet(), new BitSet(), SEED);
        assertTrue(selection.candidates().contains(new Candidate(selection.item(), selection.value())));
        assertEquals(BANK.domainOf(selection.item()), selection.domain());
        assertEquals(BANK.expectedSuccess(selection.item(), Fixtures.prior()), selection.expectedSuccess());
        assertFalse(selection.repeated());
    }

    @Test
    void thePosteriorOfTheChosenDomainDecides() {
        Posterior able = Posterior.of(
                NormalPrior.STANDARD,
                IntStream.range(0, 20)
                        .boxed()
                        .reduce(
                                LogLikelihood.none(ThetaGrid.STANDARD),
                                (likelihood, i) -> likelihood.plus(LogisticItem.twoPl(2, 1.5), 1),
                                (a, b) -> b));
        SelectionState state = SelectionState.of(
                BANK,
                BLUEPRINT,
                List.of(able, Fixtures.prior(), Fixtures.prior()),
                new BitSet(),
                new BitSet(),
                EVERY_DOMAIN,
                List.of(0, 0, 0),
                SEED,
                1);
        Candidate hardest = SELECTOR.choose(state).orElseThrow().candidates().getFirst();
        Candidate middling =
                choose(new BitSet(), new BitSet(), SEED).candidates().getFirst();
        assertTrue(difficulty(hardest) > difficulty(middling));
    }

    private static double difficulty(Candidate candidate) {
        return switch (ITEMS.get(candidate.item()).model()) {
            case LogisticItem item -> item.difficulty();
            default -> throw new IllegalStateException();
        };
    }

    @Test
    void aSessionServesEveryItemOnceAndThenEnds() {
        BitSet served = new BitSet();
        for (int n = 0; n < BANK.size(); n++) {
            Selection selection = choose(served, new BitSet(), SEED);
            assertFalse(served.get(selection.item()));
            served.set(selection.item());
        }
        assertEquals(Optional.empty(), SELECTOR.choose(state(served, new BitSet(), EVERY_DOMAIN, SEED)));
    }

    @Test
    void anEmptyBankAndAnEmptyScopeGiveNothing() {
        assertEquals(Optional.empty(), SELECTOR.choose(state(new BitSet(), new BitSet(), new BitSet(), SEED)));
        SelectionState empty =
                Fixtures.state(Fixtures.bank(List.of()), BLUEPRINT, new BitSet(), new BitSet(), EVERY_DOMAIN, SEED);
        assertEquals(Optional.empty(), SELECTOR.choose(empty));
    }

    @Test
    void everySessionFollowsTheBlueprintWithinOneItem() {
        for (long seed = 0; seed < 20; seed++) {
            BitSet served = new BitSet();
            int[] counts = new int[3];
            for (int n = 1; n <= 30; n++) {
                Selection selection = choose(served, new BitSet(), seed);
                served.set(selection.item());
                counts[selection.domain()]++;
                for (int domain = 0; domain < 3; domain++) {
                    assertEquals(BLUEPRINT.weights().get(domain) / 10 * n, counts[domain], 1);
                }
            }
        }
    }

    @Test
    void aDomainOutOfScopeIsNeverServed() {
        BitSet served = new BitSet();
        for (int n = 0; n < 40; n++) {
            Selection selection = SELECTOR.choose(state(served, new BitSet(), Fixtures.bits(1, 2), SEED))
                    .orElseThrow();
            assertTrue(selection.domain() != 0);
            served.set(selection.item());
        }
        assertEquals(Optional.empty(), SELECTOR.choose(state(served, new BitSet(), Fixtures.bits(1, 2), SEED)));
    }

    @Test
    void itemsOfEarlierSessionsWaitUntilTheDomainHasNoFreshOne() {
        int[] ofDomainZero = BANK.itemsOf(0);
        BitSet answered = Fixtures.bits(ofDomainZero);
        answered.clear(ofDomainZero[3]);

        Selection fresh = choose(new BitSet(), answered, SEED);
        assertEquals(ofDomainZero[3], fresh.item());
        assertEquals(1, fresh.candidates().size());
        assertFalse(fresh.repeated());

        answered.set(ofDomainZero[3]);
        Selection repeated = choose(new BitSet(), answered, SEED);
        assertEquals(0, repeated.domain());
        assertEquals(5, repeated.candidates().size());
        assertTrue(repeated.repeated());
    }

    @Test
    void fewerThanFiveItemsAreAllCandidates() {
        BitSet served = Fixtures.bits(BANK.itemsOf(0));
        IntStream.of(4, 9, 12).forEach(i -> served.clear(BANK.itemsOf(0)[i]));
        Selection selection = SELECTOR.choose(state(served, new BitSet(), Fixtures.bits(0), SEED))
                .orElseThrow();
        assertEquals(
                Fixtures.bits(BANK.itemsOf(0)[4], BANK.itemsOf(0)[9], BANK.itemsOf(0)[12]),
                Fixtures.bits(selection.candidates().stream()
                        .mapToInt(Candidate::item)
                        .toArray()));
    }

    @Test
    void theOrderOfTheBankDoesNotMatter() {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, ITEMS.size()).boxed().toList());
        Collections.shuffle(order, new java.util.Random(3));
        ItemBank shuffled = Fixtures.bank(order.stream().map(ITEMS::get).toList());

        Selection plain = choose(new BitSet(), new BitSet(), SEED);
        Selection other = SELECTOR.choose(
                        Fixtures.state(shuffled, BLUEPRINT, new BitSet(), new BitSet(), EVERY_DOMAIN, SEED))
                .orElseThrow();

        assertEquals(plain.item(), order.get(other.item()));
        assertEquals(
                plain.candidates(),
                other.candidates().stream()
                        .map(candidate -> new Candidate(order.get(candidate.item()), candidate.value()))
                        .toList());
    }

    @Test
    void equalValuesKeepTheOrderOfTheBank() {
        ItemBank identical = Fixtures.bank(Collections.nCopies(8, new BankItem(LogisticItem.onePl(0), 0)));
        Selection selection = SELECTOR.choose(Fixtures.state(
                        identical, new Blueprint(List.of(1.0)), new BitSet(), new BitSet(), Fixtures.bits(0), SEED))
                .orElseThrow();
        assertEquals(
                List.of(0, 1, 2, 3, 4),
                selection.candidates().stream().map(Candidate::item).toList());
    }

    @Test
    void theDrawIsTheSeedsSplittableSequenceAtThePosition() {
        for (long seed = -50; seed < 50; seed++) {
            SplittableRandom sequence = new SplittableRandom(seed);
            BitSet served = new BitSet();
            for (int n = 0; n < 10; n++) {
                Selection selection = choose(served, new BitSet(), seed);
                int place = (int) Math.unsignedMultiplyHigh(sequence.nextLong(), 5);
                assertEquals(selection.candidates().get(place).item(), selection.item());
                served.set(selection.item());
            }
        }
    }

    @Test
    void everyCandidateIsDrawnEquallyOften() {
        int draws = 20_000;
        int[] counts = new int[BANK.size()];
        for (long seed = 0; seed < draws; seed++) {
            counts[choose(new BitSet(), new BitSet(), seed).item()]++;
        }
        List<Candidate> candidates = choose(new BitSet(), new BitSet(), SEED).candidates();
        // Four standard deviations of a binomial count with p = 1/5 are 226.
        candidates.forEach(candidate -> assertEquals(draws / 5.0, counts[candidate.item()], 226));
    }

    @Test
    void theStateIsLeftAsItWas() {
        BitSet served = Fixtures.bits(0, 3);
        BitSet answered = Fixtures.bits(6, 9);
        BitSet scope = Fixtures.bits(0, 1, 2);
        SELECTOR.choose(Fixtures.state(BANK, BLUEPRINT, served, answered, scope, SEED));
        assertEquals(Fixtures.bits(0, 3), served);
        assertEquals(Fixtures.bits(6, 9), answered);
        assertEquals(Fixtures.bits(0, 1, 2), scope);
    }

    @Test
    void twoItemsOfOneFamilyAreNeverBothServed() {
        List<Set<String>> families = List.of(
                Set.of("triangle"),
                Set.of("triangle"),
                Set.of("triangle", "circle"),
                Set.of("circle"),
                Set.of(),
                Set.of(),
                Set.of("square"),
                Set.of("square"));
        ItemBank bank = Fixtures.bank(IntStream.range(0, families.size())
                .mapToObj(item -> new BankItem(ITEMS.get(item).model(), 0, families.get(item)))
                .toList());
        SelectionPolicy random = new SelectionPolicy(Criterion.RANDOM, ContentBalance.NONE, ExposureControl.NONE, 8, 1);
        Set<Set<Integer>> sessions = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            Session session = new Session(random, bank, new Blueprint(List.of(1.0)), seed);
            Set<Integer> served = new HashSet<>(session.serveAll(0));
            assertTrue(served.containsAll(List.of(4, 5)));
            assertEquals(1, served.stream().filter(item -> item >= 6).count());
            // Item 2 excludes 0, 1 and 3; without it, one of the triangles goes with the circle.
            long others = served.stream().filter(item -> item < 4 && item != 2).count();
            assertEquals(served.contains(2) ? 0 : 2, others);
            assertFalse(served.containsAll(List.of(0, 1)));
            sessions.add(served);
        }
        // Either 2, or 0 and 3, or 1 and 3; each with one of the squares.
        assertEquals(6, sessions.size());
    }

    @ParameterizedTest
    @EnumSource
    void byEveryCriterionASessionServesEveryItemOnceAndReplays(Criterion criterion) {
        for (ContentBalance balance : List.of(ContentBalance.NONE, ContentBalance.LARGEST_DEFICIT)) {
            SelectionPolicy policy = new SelectionPolicy(criterion, balance, new ExposureControl.Randomesque(3), 30, 1);
            List<Integer> order = new Session(policy, BANK, BLUEPRINT, SEED).serveAll(0.4);
            assertEquals(BANK.size(), order.size());
            assertEquals(BANK.size(), Set.copyOf(order).size());
            assertEquals(order, new Session(policy, BANK, BLUEPRINT, SEED).serveAll(0.4));
            assertNotEquals(order, new Session(policy, BANK, BLUEPRINT, SEED + 1).serveAll(0.4));
        }
    }

    @Test
    void refusesAPosteriorOnAnotherGrid() {
        Posterior coarse = Posterior.of(NormalPrior.STANDARD, LogLikelihood.none(ThetaGrid.of(-4, 4, 33)));
        assertThrows(
                IllegalArgumentException.class,
                () -> SelectionState.of(
                        BANK,
                        BLUEPRINT,
                        List.of(coarse, coarse, coarse),
                        new BitSet(),
                        new BitSet(),
                        EVERY_DOMAIN,
                        List.of(0, 0, 0),
                        SEED,
                        1));
    }

    private static Selection choose(BitSet served, BitSet answeredBefore, long seed) {
        return SELECTOR.choose(state(served, answeredBefore, EVERY_DOMAIN, seed))
                .orElseThrow();
    }

    private static SelectionState state(BitSet served, BitSet answeredBefore, BitSet scope, long seed) {
        return Fixtures.state(BANK, BLUEPRINT, served, answeredBefore, scope, seed);
    }
}
