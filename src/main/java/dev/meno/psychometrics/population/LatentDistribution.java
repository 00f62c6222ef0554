package dev.meno.psychometrics.population;

import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.ThetaGrid;
import java.util.ArrayList;
import java.util.List;

/**
 * The distribution of ability in a group, by deconvolution: estimated from the learners' likelihoods and not from their
 * point estimates, which scatter otherwise than the abilities behind them (EAPs less, maximum-likelihood estimates more).
 * Immutable.
 *
 * <p>On the nodes of the grid the density is log-linear, {@code log g(θ) = β_0 + Σ_{k ≤ K} β_k p_k(θ)} with polynomials p_k. K is 2, a
 * normal, and 3 or 4 for groups of at least {@value #MIN_FOR_SHAPE} learners where BIC prefers that and the density then
 * falls at both ends. β maximises {@code Σ_i log Σ_q L_i(θ_q) g(θ_q) w_q}, with the trapezoid weights w, plus the logarithm of a weak prior: the group's mean is
 * {@code N(0, 2²)}, the logarithm of its standard deviation {@code N(0, 1)}. The search is Newton's with step halving.
 *
 * <p>The standard errors are those of the population from which the group comes, by the delta method from the observed
 * information. They hold while the density has the fitted form.
 *
 * <p>Edges: every group gets finite numbers. One learner, or all with the same answers: the prior on the spread keeps it above
 * 0. All right or all wrong, or likelihoods that are flat: the prior holds the mean, and its error says how little is
 * known. The mean lies on the grid and the standard deviation of a normal is between the grid's step and about a quarter of its width. No
 * standard error exceeds the standard deviation of a uniform distribution over the grid, that of a share not 0.5.
 *
 * <p>Source: Mislevy (1984), Estimating latent distributions; Holland and Thayer (1987), Notes on the use of log-linear models
 * for fitting discrete probability distributions; Xu and von Davier (2008), Fitting the structured general diagnostic model to
 * NAEP data; the prior after Chung et al. (2013), A nondegenerate penalized likelihood estimator for variance parameters in
 * multilevel models.
 */
public final class LatentDistribution {
    /** Below this the standard error of a skewness, {@code √(6/n)}, is above 0.5: no shape can be told from luck. */
    static final int MIN_FOR_SHAPE = 25;

    private static final int HIGHEST_DEGREE = 4;
    private static final double MAX_SHARE_ERROR = 0.5;

    private final Fit fit;
    private final int learners;

    private LatentDistribution(Fit fit, int learners) {
        this.fit = fit;
        this.learners = learners;
    }

    /**
     * The share of a group in an interval of ability.
     *
     * @param from lower end; −∞ for the lowest interval
     * @param to upper end; +∞ for the highest interval
     * @param share in [0, 1]; over the intervals they add up to 1
     * @param standardError of the share, in [0, 0.5]
     */
    public record Share(double from, double to, double share, double standardError) {}

    /**
     * The distribution in a group.
     *
     * @param likelihoods one a learner, all on the same grid; learners without a response add nothing and are better left
     *     out, for they count in {@link #learners()}
     * @throws IllegalArgumentException if there is none, or the grids differ
     */
    public static LatentDistribution of(List<LogLikelihood> likelihoods) {
        GroupLikelihood group = new GroupLikelihood(likelihoods);
        Fit normal = Fit.normal(group);
        Fit best = normal;
        if (group.learners() >= MIN_FOR_SHAPE && normal.isPlausible()) {
            for (int degree = 3; degree <= HIGHEST_DEGREE; degree++) {
                Fit refined = normal.refined(group, degree);
                if (refined.isPlausible() && refined.bic(group.learners()) < best.bic(group.learners())) {
                    best = refined;
                }
            }
        }
        return new LatentDistribution(best, group.learners());
    }

    /** Mean ability, in logits. */
    public double mean() {
        return fit.density().mean();
    }

    /** Standard error of the mean, in logits. */
    public double meanError() {
        return atMostUniform(fit.meanError());
    }

    /** Standard deviation of the abilities, in logits; positive. */
    public double standardDeviation() {
        return fit.density().standardDeviation();
    }

    /** Standard error of the standard deviation, in logits. */
    public double standardDeviationError() {
        return atMostUniform(fit.standardDeviationError());
    }

    /** Degree of the polynomial: 2 for a normal, 3 or 4 for other shapes. */
    public int degree() {
        return fit.degree();
    }

    /** Number of likelihoods it was made from. */
    public int learners() {
        return learners;
    }

    /** Whether a maximum was found; otherwise the numbers are the best of a bounded search and mean little. */
    public boolean converged() {
        return fit.converged();
    }

    /** The nodes of {@link #density()}. */
    public ThetaGrid grid() {
        return fit.density().grid();
    }

    /** The density per logit at each node of the grid, a copy; by the trapezoid rule it integrates to 1. */
    public double[] density() {
        return fit.density().toArray();
    }

    /**
     * Shares of the group in intervals of ability, the lowest and the highest of them open. A node's mass is taken as spread
     * evenly over the step about it; the error is about {@code h² / 12} times the change of the density's slope over the interval, below
     * 0.001 at a standard deviation of 0.5 on the standard grid.
     *
     * @param from upper end of the lowest interval, in logits
     * @param width of each inner interval, in logits; positive
     * @param inner number of inner intervals, at least 0
     * @return {@code inner + 2} shares, from low to high
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public List<Share> shares(double from, double width, int inner) {
        if (!Double.isFinite(from) || !(width > 0) || !Double.isFinite(width) || inner < 0) {
            throw new IllegalArgumentException(
                    "There are no %d intervals with the width (%s) from %s.".formatted(inner, width, from));
        }
        List<Share> shares = new ArrayList<>();
        double low = Double.NEGATIVE_INFINITY;
        for (int edge = 0; edge <= inner; edge++) {
            double high = from + edge * width;
            shares.add(share(low, high));
            low = high;
        }
        shares.add(share(low, Double.POSITIVE_INFINITY));
        return shares;
    }

    private Share share(double from, double to) {
        double[] parts = new double[grid().size()];
        double share = 0;
        for (int node = 0; node < parts.length; node++) {
            parts[node] = part(node, to) - part(node, from);
            share += parts[node] * fit.density().mass(node);
        }
        return new Share(from, to, Math.clamp(share, 0, 1), Math.min(fit.errorOfMean(parts), MAX_SHARE_ERROR));
    }

    /** Part of a node's step, within the grid, that lies below an edge. */
    private double part(int node, double edge) {
        double half = grid().step() / 2;
        double low = node == 0 ? grid().node(0) : grid().node(node) - half;
        double high = node == grid().size() - 1 ? grid().node(node) : grid().node(node) + half;
        return Math.clamp((edge - low) / (high - low), 0, 1);
    }

    private double atMostUniform(double error) {
        double width = grid().node(grid().size() - 1) - grid().node(0);
        return Math.min(error, width / Math.sqrt(12));
    }
}
