package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.numeric.Sums;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * The share of each domain in a test.
 *
 * @param weights one positive number a domain, in any scale
 */
public record Blueprint(List<Double> weights) {
    /**
     * Deficits this close are ties, in items. Sums and shares of decimal weights carry rounding errors near 1e-16 for each
     * item served, and would decide ties at random; deficits that differ in earnest do so by far more.
     */
    private static final double TIE = 1e-9;

    public Blueprint {
        weights = List.copyOf(weights);
        for (double weight : weights) {
            if (!(weight > 0) || !Double.isFinite(weight)) {
                throw new IllegalArgumentException("The weight (%s) must be positive and finite.".formatted(weight));
            }
        }
    }

    /**
     * The domain that is furthest below its share: the largest {@code w_d (n + 1) − n_d}, where n_d items of the domain
     * and n items in all were served, and the weights w of the domains in scope add up to 1. Counting the coming item
     * makes the rule defined at the start. While all domains are open none is ever a whole item above its share; with up
     * to four domains none was found a whole item below it, with five and more one can be (59 : 59 : 1 : 1 : 1 by 1.08).
     *
     * <p>Ties go to the larger weight, then to the lower number.
     *
     * <p>Source: Kingsbury and Zara (1989), Procedures for selecting items for computerized adaptive tests.
     *
     * @param served number of items served, by domain
     * @param scope domains that the test covers
     * @param open domains that still have an item to serve
     * @return empty if no domain in scope is open
     */
    public OptionalInt mostDeficient(List<Integer> served, BitSet scope, BitSet open) {
        double total = 0;
        int count = 0;
        for (int domain = scope.nextSetBit(0); domain >= 0; domain = scope.nextSetBit(domain + 1)) {
            total += weights.get(domain);
            count += served.get(domain);
        }
        int best = -1;
        double largest = Double.NEGATIVE_INFINITY;
        for (int domain = scope.nextSetBit(0); domain >= 0; domain = scope.nextSetBit(domain + 1)) {
            double deficit = weights.get(domain) / total * (count + 1) - served.get(domain);
            boolean better = deficit > largest + TIE
                    || (deficit > largest - TIE && best >= 0 && weights.get(domain) > weights.get(best));
            if (open.get(domain) && better) {
                best = domain;
                largest = deficit;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    /** A domain's weight as a share of the domains in scope; in (0, 1]. */
    public double share(int domain, BitSet scope) {
        return weights.get(domain) / Sums.of(scope.stream().mapToDouble(weights::get));
    }
}
