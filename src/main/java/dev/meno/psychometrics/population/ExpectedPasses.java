package dev.meno.psychometrics.population;

/**
 * How many of a group are to be expected to pass, from each learner's own probability, independent of the others'.
 * Immutable.
 *
 * <p>The number of passes is Poisson–binomial. Its distribution is built up learner by learner, {@code P_n(k) = (1 − p_n) P_{n−1}(k) + p_n P_{n−1}(k − 1)};
 * all terms are positive, so nothing cancels. The interval runs from the 0.05 to the 0.95 quantile, a quantile being the
 * smallest number that is not exceeded with at least that probability; so it covers the number with at least 0.9. Above
 * {@value #EXACT_LIMIT} learners the quantiles are those of the normal with the same mean and variance, rounded outwards.
 *
 * <p>Edges: with no learner all shares are NaN. Certain outcomes give an interval of one point.
 *
 * <p>Source: Wang (1993), On the number of successes in independent trials; Hong (2013), On computing the distribution function for
 * the Poisson binomial distribution.
 */
public final class ExpectedPasses {
    /** The recursion takes n²/2 steps: some milliseconds here, and the normal is off by less than one learner beyond. */
    static final int EXACT_LIMIT = 4000;

    private static final double TAIL = 0.05;

    /** The 0.95 quantile of the standard normal. */
    private static final double NORMAL_QUANTILE = 1.6448536269514722;

    private final int learners;
    private final double share;
    private final double low;
    private final double high;

    private ExpectedPasses(int learners, double share, double low, double high) {
        this.learners = learners;
        this.share = share;
        this.low = low;
        this.high = high;
    }

    /**
     * What is to be expected of a group.
     *
     * @param probabilities of passing, one a learner, each in [0, 1]
     * @throws IllegalArgumentException if one is outside
     */
    public static ExpectedPasses of(double[] probabilities) {
        double mean = 0;
        double variance = 0;
        for (double probability : probabilities) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        "The probability of passing (%s) must be in [0, 1].".formatted(probability));
            }
            mean += probability;
            variance += probability * (1 - probability);
        }
        int learners = probabilities.length;
        if (learners == 0) {
            return new ExpectedPasses(0, Double.NaN, Double.NaN, Double.NaN);
        }
        if (learners > EXACT_LIMIT) {
            double half = NORMAL_QUANTILE * Math.sqrt(variance);
            double low = Math.clamp(Math.floor(mean - half), 0, learners);
            double high = Math.clamp(Math.ceil(mean + half), 0, learners);
            return new ExpectedPasses(learners, mean / learners, low / learners, high / learners);
        }
        double[] distribution = distribution(probabilities);
        return new ExpectedPasses(
                learners,
                mean / learners,
                (double) quantile(distribution, TAIL) / learners,
                (double) quantile(distribution, 1 - TAIL) / learners);
    }

    private static double[] distribution(double[] probabilities) {
        double[] passes = new double[probabilities.length + 1];
        passes[0] = 1;
        for (int learner = 0; learner < probabilities.length; learner++) {
            double pass = probabilities[learner];
            // From above, so that each old value is read before it is overwritten.
            for (int count = learner + 1; count > 0; count--) {
                passes[count] = passes[count] * (1 - pass) + passes[count - 1] * pass;
            }
            passes[0] *= 1 - pass;
        }
        return passes;
    }

    private static int quantile(double[] distribution, double probability) {
        double below = distribution[0];
        int count = 0;
        while (below < probability && count < distribution.length - 1) {
            count++;
            below += distribution[count];
        }
        return count;
    }

    /** Number of learners. */
    public int learners() {
        return learners;
    }

    /** Expected share that passes, in [0, 1]; NaN without a learner. */
    public double share() {
        return share;
    }

    /** Lower end of the 90% interval of the share. */
    public double low() {
        return low;
    }

    /** Upper end of the 90% interval of the share. */
    public double high() {
        return high;
    }
}
