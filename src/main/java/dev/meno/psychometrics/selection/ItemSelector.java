package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.numeric.Draw;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Chooses the next item, in this order:
 *
 * <ol>
 *   <li>eligible is what lies in scope, was not served in this session, is no enemy of what was, and is not kept back by
 *       exposure control (unless that leaves nothing new in its domain);
 *   <li>content balance settles the domain, or each domain's priority;
 *   <li>items that the learner never answered go before those of earlier sessions;
 *   <li>the criterion puts the items in order;
 *   <li>one of the best is drawn by the session's seed and the position.
 * </ol>
 *
 * The same state always gives the same choice. Immutable; the scan allocates nothing per item.
 */
public final class ItemSelector {
    /** Number of candidates that a selection reports at least, so that a caller can see what else came into question. */
    private static final int REPORTED = 5;

    private final SelectionPolicy policy;

    public ItemSelector(SelectionPolicy policy) {
        this.policy = policy;
    }

    /** The item to serve; empty if no item is eligible. */
    public Optional<Selection> choose(SelectionState state) {
        BitSet shown = shown(state);
        BitSet barred = barred(state, shown);
        BitSet open = openDomains(state, barred);
        if (open.isEmpty()) {
            barred = shown;
            open = openDomains(state, shown);
        }
        if (open.isEmpty()) {
            return Optional.empty();
        }
        BitSet domains = policy.balance() == ContentBalance.LARGEST_DEFICIT ? mostDeficient(state, open) : open;
        return Optional.of(chooseIn(domains, barred, state));
    }

    /**
     * What the state keeps back, and what the policy sets aside for this session. A domain in which the policy leaves nothing
     * that is new to the learner is used whole.
     */
    private BitSet barred(SelectionState state, BitSet shown) {
        BitSet kept = (BitSet) shown.clone();
        kept.or(state.ineligible());
        BitSet barred = setAside(state);
        barred.or(kept);
        BitSet stale = (BitSet) barred.clone();
        stale.or(state.answeredBefore());
        state.scope().stream()
                .mapToObj(domain -> state.bank().itemsOf(domain))
                .filter(items -> !hasItemOutside(stale, items))
                .forEach(items -> {
                    for (int item : items) {
                        barred.set(item, kept.get(item));
                    }
                });
        return barred;
    }

    /** What was served, and its enemies. */
    private static BitSet shown(SelectionState state) {
        BitSet shown = (BitSet) state.served().clone();
        for (int item = state.served().nextSetBit(0);
                item >= 0;
                item = state.served().nextSetBit(item + 1)) {
            shown.or(state.bank().enemiesOf(item));
        }
        return shown;
    }

    private BitSet setAside(SelectionState state) {
        BitSet aside = new BitSet();
        if (policy.exposure() instanceof ExposureControl.SympsonHetter(List<Double> probabilities)) {
            if (probabilities.size() != state.bank().size()) {
                throw new IllegalArgumentException("There are %d exposure probabilities for a bank of %d items."
                        .formatted(probabilities.size(), state.bank().size()));
            }
            for (int item = 0; item < probabilities.size(); item++) {
                // Position 0: an item that is set aside stays aside for the whole session.
                if (Draw.uniform(state.seed(), 0, item) >= probabilities.get(item)) {
                    aside.set(item);
                }
            }
        }
        if (policy.exposure() instanceof ExposureControl.SessionShare sessionShare) {
            state.scope().stream()
                    .mapToObj(domain -> state.bank().itemsOf(domain))
                    .forEach(items -> {
                        double probability = sessionShare.probability(items.length);
                        for (int item : items) {
                            aside.set(item, Draw.uniform(state.seed(), 0, item) >= probability);
                        }
                    });
        }
        return aside;
    }

    private static BitSet openDomains(SelectionState state, BitSet barred) {
        BitSet open = new BitSet();
        state.scope().stream()
                .filter(domain -> hasItemOutside(barred, state.bank().itemsOf(domain)))
                .forEach(open::set);
        return open;
    }

    private static boolean hasItemOutside(BitSet barred, int[] items) {
        for (int item : items) {
            if (!barred.get(item)) {
                return true;
            }
        }
        return false;
    }

    private static BitSet mostDeficient(SelectionState state, BitSet open) {
        OptionalInt domain = state.blueprint().mostDeficient(state.servedPerDomain(), state.scope(), open);
        BitSet only = new BitSet();
        domain.ifPresent(only::set);
        return only;
    }

    private Selection chooseIn(BitSet domains, BitSet barred, SelectionState state) {
        BitSet stale = (BitSet) barred.clone();
        stale.or(state.answeredBefore());
        boolean repeated = domains.stream()
                .noneMatch(domain -> hasItemOutside(stale, state.bank().itemsOf(domain)));
        int best = policy.exposure() instanceof ExposureControl.Randomesque(int candidates) ? candidates : 1;
        Shortlist shortlist = new Shortlist(Math.max(best, REPORTED));
        new Ranking(policy, state).rank(domains, repeated ? barred : stale, shortlist);
        List<Candidate> candidates = shortlist.candidates(policy.criterion().isSmallestBest());
        Candidate drawn = candidates.get(Draw.index(state.seed(), state.position(), Math.min(best, candidates.size())));
        int domain = state.bank().domainOf(drawn.item());
        return new Selection(
                drawn.item(),
                domain,
                drawn.value(),
                state.bank().expectedSuccess(drawn.item(), state.posteriors().get(domain)),
                candidates,
                repeated);
    }
}
