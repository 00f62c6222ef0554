package dev.meno.psychometrics.model;

import java.util.Arrays;

/**
 * The generalised partial credit model: the odds of k points against k − 1 are {@code exp(a (θ − b_k))}, with the step
 * parameters b_1 … b_m in any order. With a = 1 it is the partial credit model.
 *
 * <p>It is the nominal model with the slopes {@code a k} and the intercepts {@code −a (b_1 + … + b_k)}. Immutable.
 *
 * <p>Source: Masters (1982), A Rasch model for partial credit scoring; Muraki (1992), A generalized partial credit model.
 */
public final class PartialCreditItem implements ItemModel {
    private final double discrimination;
    private final double[] steps;
    private final NominalItem nominal;

    /**
     * An item of the generalised partial credit model.
     *
     * @param discrimination a, per logit; in (0, 1e6]
     * @param steps b_1 … b_m in logits; the item has m + 1 categories
     * @throws IllegalArgumentException if a parameter, or a product of them, is out of range
     */
    public PartialCreditItem(double discrimination, double... steps) {
        this.discrimination = Parameters.requireDiscrimination(discrimination);
        this.steps = Parameters.copyWithinRange("steps", steps, 1);
        double[] slopes = new double[steps.length + 1];
        double[] intercepts = new double[steps.length + 1];
        for (int k = 1; k < slopes.length; k++) {
            slopes[k] = discrimination * k;
            intercepts[k] = intercepts[k - 1] - discrimination * steps[k - 1];
        }
        nominal = new NominalItem(slopes, intercepts);
    }

    /** An item of the partial credit model, with slope 1. */
    public static PartialCreditItem unitSlope(double... steps) {
        return new PartialCreditItem(1, steps);
    }

    public double discrimination() {
        return discrimination;
    }

    public double[] steps() {
        return steps.clone();
    }

    @Override
    public int categories() {
        return nominal.categories();
    }

    @Override
    public double probability(double theta, int category) {
        return nominal.probability(theta, category);
    }

    @Override
    public double logProbability(double theta, int category) {
        return nominal.logProbability(theta, category);
    }

    @Override
    public void logProbabilities(double theta, double[] into) {
        nominal.logProbabilities(theta, into);
    }

    @Override
    public double score(double theta, int category) {
        return nominal.score(theta, category);
    }

    @Override
    public double curvature(double theta, int category) {
        return nominal.curvature(theta, category);
    }

    @Override
    public double information(double theta) {
        return nominal.information(theta);
    }

    @Override
    public boolean isLogConcave() {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartialCreditItem item
                && discrimination == item.discrimination
                && Arrays.equals(steps, item.steps);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(discrimination) + Arrays.hashCode(steps);
    }

    @Override
    public String toString() {
        return "PartialCreditItem[discrimination=%s, steps=%s]".formatted(discrimination, Arrays.toString(steps));
    }
}
