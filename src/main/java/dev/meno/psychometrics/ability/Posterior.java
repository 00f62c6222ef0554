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
    /** Least standard error, in steps of the grid: what is narrower than this the grid cannot tell from a point. */
    private static final double RESOLUTION = 0.05;

    private final LogLikelihood likelihood;
    private final ThetaGrid grid;
    private final double[] weights;

    /** Normalises the exponentials of {@code logWeights}, an array that becomes this posterior's own. */
    private Posterior(LogLikelihood likelihood, double[] logWeights) {
        this.likelihood = likelihood;
        grid = likelihood.grid();
        weights = logWeights;
        double highest = Double.NEGATIVE_INFINITY;
        for (double weight : weights) {
            highest = Math.max(highest, weight);
        }
        for (int node = 0; node < weights.length; node++) {
            weights[node] = StrictMath.exp(weights[node] - highest);
        }
        // The trapezoid rule counts the end nodes half; the step cancels when normalising.
        weights[0] /= 2;
        weights[weights.length - 1] /= 2;
        double total = sumInPairs(weights);
        for (int node = 0; node < weights.length; node++) {
            weights[node] /= total;
        }
    }

    public static Posterior of(NormalPrior prior, LogLikelihood likelihood) {
        double[] logWeights = new double[likelihood.grid().size()];
        for (int node = 0; node < logWeights.length; node++) {
            logWeights[node] = prior.logDensity(likelihood.grid().node(node)) + likelihood.at(node);
        }
        return new Posterior(likelihood, logWeights);
    }

    /** A normal belief itself, without a response. */
    public static Posterior normal(ThetaGrid grid, NormalPrior belief) {
        return of(belief, LogLikelihood.none(grid));
    }

    /**
     * The ability below which it lies with a probability, by linear interpolation between nodes.
     *
     * @param probability in (0, 1)
     * @return in logits, within the grid
     */
    public double quantile(double probability) {
        double below = 0;
        for (int node = 0; node < weights.length; node++) {
            // A node stands for the interval of a step about it.
            if (below + weights[node] >= probability) {
                double part = (probability - below) / weights[node] - 0.5;
                return Math.clamp(grid.node(node) + part * grid.step(), grid.node(0), grid.node(weights.length - 1));
            }
            below += weights[node];
        }
        return grid.node(weights.length - 1);
    }

    /**
     * What is known of {@code θ + δ} with an independent deviation {@code δ ~ N(0, τ²)}, after responses that depend on it.
     *
     * @param deviation τ, in logits; at least the grid's step
     * @param responses on the same grid
     */
    Posterior deviated(double deviation, LogLikelihood responses) {
        double[] kernel = new double[weights.length];
        for (int distance = 0; distance < kernel.length; distance++) {
            double z = distance * grid.step() / deviation;
            kernel[distance] = StrictMath.exp(-z * z / 2);
        }
        double[] logWeights = new double[weights.length];
        for (int node = 0; node < logWeights.length; node++) {
            double density = 0;
            for (int other = 0; other < weights.length; other++) {
                density += weights[other] * kernel[Math.abs(node - other)];
            }
            logWeights[node] = StrictMath.log(density) + responses.at(node);
        }
        return new Posterior(responses, logWeights);
    }

    /** The likelihood alone, normalised: the posterior under a flat prior on the grid. */
    public Posterior withoutPrior() {
        double[] logWeights = new double[weights.length];
        for (int node = 0; node < logWeights.length; node++) {
            logWeights[node] = likelihood.at(node);
        }
        return new Posterior(likelihood, logWeights);
    }

    public LogLikelihood likelihood() {
        return likelihood;
    }

    public ThetaGrid grid() {
        return grid;
    }

    /** Probability mass that the trapezoid rule gives to a node; over the nodes they add up to 1. */
    public double weight(int node) {
        return weights[node];
    }

    /** The last node for which all before it together weigh at most {@code weight}; a scan may begin there. */
    public int firstNodeWithin(double weight) {
        int node = 0;
        double sum = weights[0];
        while (sum <= weight) {
            node++;
            sum += weights[node];
        }
        return node;
    }

    /** The first node for which all after it together weigh at most {@code weight}; a scan may end there. */
    public int lastNodeWithin(double weight) {
        int node = weights.length - 1;
        double sum = weights[node];
        while (sum <= weight) {
            node--;
            sum += weights[node];
        }
        return node;
    }

    /**
     * The expected a-posteriori estimate: the posterior's mean and standard deviation.
     *
     * <p>Edges: with no response, all right or all wrong the estimate is finite; a posterior that has drawn together to
     * less than a twentieth of the grid's step gets that as its standard error, never 0.
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
        return new AbilityEstimate(mean, Math.max(Math.sqrt(sumInPairs(terms)), RESOLUTION * grid.step()));
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
