package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.ability.Posterior;
import java.util.BitSet;
import java.util.List;

/**
 * All that the choice of an item depends on. The bit sets are read and never changed by the selector; the caller must
 * not change them while it runs.
 *
 * @param posteriors what is known of each domain's ability, on the bank's grid
 * @param served positions of the items that this session has served
 * @param answeredBefore positions of the items that the learner has answered in any session
 * @param scope numbers of the domains that the session covers
 * @param servedPerDomain number of items that this session has served, by domain
 * @param seed the session's seed
 * @param position place of the item to choose in the session, from 1; with the seed it fixes the draw
 */
public record SelectionState(
        ItemBank bank,
        Blueprint blueprint,
        List<Posterior> posteriors,
        BitSet served,
        BitSet answeredBefore,
        BitSet scope,
        List<Integer> servedPerDomain,
        long seed,
        int position) {
    public SelectionState {
        posteriors = List.copyOf(posteriors);
        servedPerDomain = List.copyOf(servedPerDomain);
        posteriors.forEach(posterior -> bank.requireSameGrid(posterior.grid()));
    }
}
