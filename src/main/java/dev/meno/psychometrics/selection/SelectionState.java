package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.Posterior;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that the choice of an item depends on. The bit sets are read and never changed by the selector; the caller must
 * not change them while it runs.
 *
 * @param posteriors what is known of each domain's ability, on the bank's grid
 * @param joint what is known of all abilities together; only {@link Criterion#JOINT_GAIN} needs it
 * @param served positions of the items that this session has served
 * @param answeredBefore positions of the items that the learner has answered in any session
 * @param ineligible positions of the items that exposure control keeps from this session, see {@link ItemEligibility}
 * @param scope numbers of the domains that the session covers
 * @param servedPerDomain number of items that this session has served, by domain
 * @param seed the session's seed
 * @param position place of the item to choose in the session, from 1; with the seed it fixes the draw
 */
public record SelectionState(
        ItemBank bank,
        Blueprint blueprint,
        List<Posterior> posteriors,
        @Nullable JointPosterior joint,
        BitSet served,
        BitSet answeredBefore,
        BitSet ineligible,
        BitSet scope,
        List<Integer> servedPerDomain,
        long seed,
        int position) {
    public SelectionState {
        posteriors = List.copyOf(posteriors);
        servedPerDomain = List.copyOf(servedPerDomain);
        posteriors.forEach(posterior -> bank.requireSameGrid(posterior.grid()));
    }

    /** A state with separate abilities and no item kept back. */
    public static SelectionState of(
            ItemBank bank,
            Blueprint blueprint,
            List<Posterior> posteriors,
            BitSet served,
            BitSet answeredBefore,
            BitSet scope,
            List<Integer> servedPerDomain,
            long seed,
            int position) {
        return new SelectionState(
                bank,
                blueprint,
                posteriors,
                null,
                served,
                answeredBefore,
                new BitSet(),
                scope,
                servedPerDomain,
                seed,
                position);
    }

    /** The same with an estimate of all abilities together, whose margins take the place of the separate posteriors. */
    public SelectionState with(JointPosterior together) {
        List<Posterior> margins = IntStream.range(0, together.domains())
                .mapToObj(domain -> Posterior.normal(bank.grid(), together.marginal(domain)))
                .toList();
        return new SelectionState(
                bank,
                blueprint,
                margins,
                together,
                served,
                answeredBefore,
                ineligible,
                scope,
                servedPerDomain,
                seed,
                position);
    }

    /** The same with items kept back by exposure control. */
    public SelectionState without(BitSet items) {
        return new SelectionState(
                bank,
                blueprint,
                posteriors,
                joint,
                served,
                answeredBefore,
                items,
                scope,
                servedPerDomain,
                seed,
                position);
    }
}
