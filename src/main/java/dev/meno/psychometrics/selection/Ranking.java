package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.numeric.Draw;
import java.util.BitSet;
import java.util.Objects;

/** Puts the items of some domains in order by a policy's criterion and priorities. */
final class Ranking {
    private final SelectionPolicy policy;
    private final SelectionState state;

    Ranking(SelectionPolicy policy, SelectionState state) {
        this.policy = policy;
        this.state = state;
    }

    /** Offers every item of the domains that is not barred to the shortlist. */
    void rank(BitSet domains, BitSet barred, Shortlist shortlist) {
        double sign = policy.criterion().isSmallestBest() ? -1 : 1;
        double largest = isRelative() ? largestInformation(domains, barred) : 0;
        for (int domain = domains.nextSetBit(0); domain >= 0; domain = domains.nextSetBit(domain + 1)) {
            double[] values = values(domain, largest);
            double priority = policy.balance() == ContentBalance.MAXIMUM_PRIORITY ? priority(domain, domains) : 1;
            int[] items = state.bank().itemsOf(domain);
            for (int place = 0; place < items.length; place++) {
                if (!barred.get(items[place])) {
                    shortlist.offer(items[place], sign * priority * values[place]);
                }
            }
        }
    }

    private boolean isRelative() {
        return policy.criterion() == Criterion.PROGRESSIVE || policy.criterion() == Criterion.PROPORTIONAL;
    }

    private double[] values(int domain, double largest) {
        return switch (policy.criterion()) {
            case JOINT_GAIN ->
                ItemValues.jointGain(
                        state.bank(),
                        domain,
                        Objects.requireNonNull(state.joint(), "The joint gain needs a joint posterior."),
                        state.scope());
            case RANDOM -> drawn(domain, (item, information) -> uniform(item));
            case PROGRESSIVE -> {
                double weight = policy.progress(state.position());
                yield drawn(
                        domain, (item, information) -> (1 - weight) * uniform(item) * largest + weight * information);
            }
            case PROPORTIONAL -> {
                double power = policy.testLength() * policy.progress(state.position());
                // The largest of w / E with E exponential is item j with probability w_j / Σ w. Relative to the largest
                // information, so that a high power neither overflows nor leaves every item with 0.
                yield drawn(
                        domain,
                        (item, information) -> StrictMath.pow(largest > 0 ? information / largest : 1, power)
                                / -StrictMath.log(uniform(item)));
            }
            case MFI, MPWI, MLWI, KL, KLP, MEPV, MEI, B_OPT, TH_OPT ->
                ItemValues.of(policy.criterion(), state.bank(), domain, knowledge(domain));
        };
    }

    private interface ChanceValue {
        double of(int item, double information);
    }

    private double[] drawn(int domain, ChanceValue value) {
        double[] values = ItemValues.of(Criterion.MFI, state.bank(), domain, knowledge(domain));
        int[] items = state.bank().itemsOf(domain);
        for (int place = 0; place < values.length; place++) {
            values[place] = value.of(items[place], values[place]);
        }
        return values;
    }

    private double largestInformation(BitSet domains, BitSet barred) {
        double largest = 0;
        for (int domain = domains.nextSetBit(0); domain >= 0; domain = domains.nextSetBit(domain + 1)) {
            double[] values = ItemValues.of(Criterion.MFI, state.bank(), domain, knowledge(domain));
            int[] items = state.bank().itemsOf(domain);
            for (int place = 0; place < values.length; place++) {
                largest = barred.get(items[place]) ? largest : Math.max(largest, values[place]);
            }
        }
        return largest;
    }

    /** What is left of a domain's quota, as a share of it; equal for all once no domain in the choice has any left. */
    private double priority(int domain, BitSet domains) {
        boolean exhausted = domains.stream().noneMatch(other -> remaining(other) > 0);
        return exhausted ? 1 : Math.max(remaining(domain), 0);
    }

    private double remaining(int domain) {
        double quota = state.blueprint().share(domain, state.scope()) * policy.testLength();
        return (quota - state.servedPerDomain().get(domain)) / quota;
    }

    private double uniform(int item) {
        return Draw.uniform(state.seed(), state.position(), item);
    }

    private Knowledge knowledge(int domain) {
        return Knowledge.of(state.posteriors().get(domain));
    }
}
