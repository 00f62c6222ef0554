package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.ability.Posterior;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Chooses the next item of a practice session, in this order:
 *
 * <ol>
 *   <li>eligible is what lies in scope and was not served in this session;
 *   <li>the domain is the one furthest below its share of the blueprint;
 *   <li>within it, items that the learner never answered go before those of earlier sessions;
 *   <li>the five with the largest posterior-weighted information are the candidates (randomesque exposure control,
 *       Kingsbury and Zara 1989);
 *   <li>one of them is drawn, each with the same probability, by the session's seed and the position.
 * </ol>
 *
 * The same state always gives the same choice. Immutable; the scan allocates nothing per item.
 */
public final class PracticeSelector {
    /** Number of candidates of the draw: enough to spread exposure, few enough to cost little information. */
    public static final int CANDIDATES = 5;

    /** The item to serve; empty if no item is eligible. */
    public Optional<Selection> choose(SelectionState state) {
        OptionalInt domain =
                state.blueprint().mostDeficient(state.servedPerDomain(), state.scope(), openDomains(state));
        return domain.isPresent() ? Optional.of(chooseIn(domain.getAsInt(), state)) : Optional.empty();
    }

    private static BitSet openDomains(SelectionState state) {
        BitSet open = new BitSet();
        state.scope().stream()
                .filter(domain -> hasEligible(state.bank().itemsOf(domain), state.served()))
                .forEach(open::set);
        return open;
    }

    private static boolean hasEligible(int[] items, BitSet excluded) {
        for (int item : items) {
            if (!excluded.get(item)) {
                return true;
            }
        }
        return false;
    }

    private static Selection chooseIn(int domain, SelectionState state) {
        BitSet excluded = (BitSet) state.served().clone();
        excluded.or(state.answeredBefore());
        int[] items = state.bank().itemsOf(domain);
        boolean repeated = !hasEligible(items, excluded);
        Posterior posterior = state.posteriors().get(domain);
        List<Candidate> candidates = best(items, repeated ? state.served() : excluded, state.bank(), posterior);
        Candidate drawn = candidates.get(draw(state.seed(), state.position(), candidates.size()));
        return new Selection(
                drawn.item(),
                domain,
                drawn.value(),
                state.bank().expectedSuccess(drawn.item(), posterior),
                candidates,
                repeated);
    }

    /** The items with the largest values, best first; ties go to the lower position. */
    private static List<Candidate> best(int[] items, BitSet excluded, ItemBank bank, Posterior posterior) {
        int[] bestItems = new int[CANDIDATES];
        double[] bestValues = new double[CANDIDATES];
        int count = 0;
        for (int item : items) {
            if (excluded.get(item)) {
                continue;
            }
            double value = bank.posteriorWeightedInformation(item, posterior);
            int place = count;
            while (place > 0 && value > bestValues[place - 1]) {
                place--;
            }
            if (place == CANDIDATES) {
                continue;
            }
            int moved = Math.min(count, CANDIDATES - 1) - place;
            System.arraycopy(bestItems, place, bestItems, place + 1, moved);
            System.arraycopy(bestValues, place, bestValues, place + 1, moved);
            bestItems[place] = item;
            bestValues[place] = value;
            count = Math.min(count + 1, CANDIDATES);
        }
        List<Candidate> candidates = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            candidates.add(new Candidate(bestItems[i], bestValues[i]));
        }
        return candidates;
    }

    /**
     * A number from 0 to {@code bound - 1}, fixed by the seed and the position: the SplitMix64 sequence of the seed at
     * the position, scaled by multiplication. Written out here, so that no change of a library can change a replay.
     *
     * <p>Source: Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators; the mixing constants are
     * Stafford's variant 13, as in {@link java.util.SplittableRandom}, which yields the same sequence.
     */
    private static int draw(long seed, int position, int bound) {
        long z = seed + position * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (int) Math.unsignedMultiplyHigh(z, bound);
    }
}
