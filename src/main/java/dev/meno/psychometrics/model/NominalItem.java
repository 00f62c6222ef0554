package dev.meno.psychometrics.model;

import java.util.Arrays;

/**
 * The nominal response model: {@code P_k = exp(α_k θ + γ_k) / Σ_j exp(α_j θ + γ_j)}. Only differences between categories
 * matter, so the first slope and intercept are often fixed at 0. Immutable.
 *
 * <p>With the mean slope {@code ᾱ = Σ_k α_k P_k}, the score of a category is {@code α_k − ᾱ}; the curvature is the same
 * for all, minus the variance of the slopes, which is also the information.
 *
 * <p>Source: Bock (1972), Estimating item parameters and latent ability when responses are scored in two or more nominal
 * categories.
 */
public final class NominalItem implements ItemModel {
    private final double[] slopes;
    private final double[] intercepts;

    /**
     * An item of the nominal response model.
     *
     * @param slopes α, one a category, per logit; in [−1e6, 1e6]
     * @param intercepts γ, one a category; in [−1e6, 1e6]
     * @throws IllegalArgumentException if a parameter is out of range, the lengths differ or are below 2
     */
    public NominalItem(double[] slopes, double[] intercepts) {
        this.slopes = Parameters.copyWithinRange("slopes", slopes, 2);
        this.intercepts = Parameters.copyWithinRange("intercepts", intercepts, 2);
        if (slopes.length != intercepts.length) {
            throw new IllegalArgumentException("The item has %d slopes and %d intercepts; each category needs both."
                    .formatted(slopes.length, intercepts.length));
        }
    }

    public double[] slopes() {
        return slopes.clone();
    }

    public double[] intercepts() {
        return intercepts.clone();
    }

    @Override
    public int categories() {
        return slopes.length;
    }

    @Override
    public double probability(double theta, int category) {
        return StrictMath.exp(logProbability(theta, category));
    }

    /**
     * {@inheritDoc}
     *
     * <p>{@code −log Σ_j exp(ψ_j − ψ_k)}, around the largest ψ and by {@code log1p}: a probability near 1 keeps the digits
     * of its logarithm.
     */
    @Override
    public double logProbability(double theta, int category) {
        Parameters.requireCategory(category, slopes.length);
        int top = mostLikely(theta);
        return excess(theta, category, top) - StrictMath.log1p(sumOfOthers(theta, top));
    }

    @Override
    public void logProbabilities(double theta, double[] into) {
        int top = mostLikely(theta);
        double norm = StrictMath.log1p(sumOfOthers(theta, top));
        for (int k = 0; k < slopes.length; k++) {
            into[k] = excess(theta, k, top) - norm;
        }
    }

    @Override
    public double score(double theta, int category) {
        Parameters.requireCategory(category, slopes.length);
        return slopes[category] - meanSlope(theta);
    }

    @Override
    public double curvature(double theta, int category) {
        Parameters.requireCategory(category, slopes.length);
        return -information(theta);
    }

    @Override
    public double information(double theta) {
        double mean = meanSlope(theta);
        int top = mostLikely(theta);
        double sum = 0;
        double total = 0;
        for (int k = 0; k < slopes.length; k++) {
            double weight = StrictMath.exp(excess(theta, k, top));
            sum += weight * (slopes[k] - mean) * (slopes[k] - mean);
            total += weight;
        }
        return sum / total;
    }

    @Override
    public boolean isLogConcave() {
        return true;
    }

    private double meanSlope(double theta) {
        int top = mostLikely(theta);
        double sum = 0;
        double total = 0;
        for (int k = 0; k < slopes.length; k++) {
            double weight = StrictMath.exp(excess(theta, k, top));
            // Around the top slope: where one category is certain, its deviation is exactly 0.
            sum += weight * (slopes[k] - slopes[top]);
            total += weight;
        }
        return slopes[top] + sum / total;
    }

    private int mostLikely(double theta) {
        int top = 0;
        for (int k = 1; k < slopes.length; k++) {
            if (excess(theta, k, top) > 0) {
                top = k;
            }
        }
        return top;
    }

    /** {@code ψ_k − ψ_j}, from the differences of the parameters. */
    private double excess(double theta, int k, int j) {
        return (slopes[k] - slopes[j]) * theta + (intercepts[k] - intercepts[j]);
    }

    private double sumOfOthers(double theta, int top) {
        double sum = 0;
        for (int k = 0; k < slopes.length; k++) {
            if (k != top) {
                sum += StrictMath.exp(excess(theta, k, top));
            }
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NominalItem item
                && Arrays.equals(slopes, item.slopes)
                && Arrays.equals(intercepts, item.intercepts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(slopes) + Arrays.hashCode(intercepts);
    }

    @Override
    public String toString() {
        return "NominalItem[slopes=%s, intercepts=%s]".formatted(Arrays.toString(slopes), Arrays.toString(intercepts));
    }
}
