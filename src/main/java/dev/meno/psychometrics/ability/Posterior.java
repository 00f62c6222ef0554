package dev.meno.psychometrics.ability;

/**
 * What is known of an ability after the responses: the prior times the likelihood, normalised on the grid by the
 * trapezoid rule. Immutable.
 *
 * <p>Finite for every history: the largest logarithm is subtracted before the exponential is taken, so at least one node
 * keeps the weight 1 before normalising.
 *
 * <p>Source: Bock and Mislevy (1982), Adaptive EAP estimation of ability in a microcomputer environment.
 */
public final class Posterior {
    private final ThetaGrid grid;
    private final double[] weights;

    private Posterior(ThetaGrid grid, double[] weights) {
        this.grid = grid;
        this.weights = weights;
    }

    public static Posterior of(NormalPrior prior, LogLikelihood likelihood) {
        ThetaGrid grid = likelihood.grid();
        double[] weights = new double[grid.size()];
        double highest = Double.NEGATIVE_INFINITY;
        for (int node = 0; node < weights.length; node++) {
            weights[node] = prior.logDensity(grid.node(node)) + likelihood.at(node);
            highest = Math.max(highest, weights[node]);
        }
        for (int node = 0; node < weights.length; node++) {
            weights[node] = Math.exp(weights[node] - highest);
        }
        // The trapezoid rule counts the end nodes half; the step cancels when normalising.
        weights[0] /= 2;
        weights[weights.length - 1] /= 2;
        double total = sumInPairs(weights);
        for (int node = 0; node < weights.length; node++) {
            weights[node] /= total;
        }
        return new Posterior(grid, weights);
    }

    public ThetaGrid grid() {
        return grid;
    }

    /** Probability mass that the trapezoid rule gives to a node; over the nodes they add up to 1. */
    public double weight(int node) {
        return weights[node];
    }

    /**
     * The expected a-posteriori estimate: the posterior's mean and standard deviation.
     *
     * <p>Edges: with no response, all right or all wrong the estimate is finite; a posterior that has drawn together to
     * less than a step of the grid gets a standard error of at least the smallest positive number, never 0.
     */
    public AbilityEstimate estimate() {
        double[] terms = new double[weights.length];
        for (int node = 0; node < terms.length; node++) {
            terms[node] = weights[node] * grid.node(node);
        }
        double mean = sumInPairs(terms);
        for (int node = 0; node < terms.length; node++) {
            double deviation = grid.node(node) - mean;
            terms[node] = weights[node] * deviation * deviation;
        }
        return new AbilityEstimate(mean, Math.max(Math.sqrt(sumInPairs(terms)), Double.MIN_NORMAL));
    }

    /** Adds from both ends inwards, so that a symmetric posterior has a mean of exactly 0. */
    private static double sumInPairs(double[] terms) {
        double sum = 0;
        int last = terms.length - 1;
        for (int node = 0; node < terms.length / 2; node++) {
            sum += terms[node] + terms[last - node];
        }
        return terms.length % 2 == 1 ? sum + terms[terms.length / 2] : sum;
    }
}
