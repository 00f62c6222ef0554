package dev.meno.psychometrics.model;

import static dev.meno.psychometrics.numeric.Logistic.logSigmoid;
import static dev.meno.psychometrics.numeric.Logistic.sigmoid;

import java.util.Arrays;

/**
 * The graded response model: at least k points are reached with probability {@code P*_k = 1 / (1 + exp(−a (θ − b_k)))},
 * so that {@code P_k = P*_k − P*_{k+1}} with {@code P*_0 = 1} and {@code P*_{m+1} = 0}.
 *
 * <p>The difference of two logistic functions is computed as a product, {@code σ(x) − σ(y) = σ(x) σ(−y) (1 −
 * exp(y − x))}, which cancels nothing and has a simple logarithm. Immutable.
 *
 * <p>Source: Samejima (1969), Estimation of latent ability using a response pattern of graded scores.
 */
public final class GradedItem implements ItemModel {
    private final double discrimination;
    private final double[] thresholds;
    /** {@code log(1 − exp(−a (b_{k+1} − b_k)))} of each inner category k; 0 for the two outer ones. */
    private final double[] logGaps;

    /**
     * An item of the graded response model.
     *
     * @param discrimination a, per logit; in (0, 1e6]
     * @param thresholds b_1 … b_m in logits, strictly increasing; the item has m + 1 categories
     * @throws IllegalArgumentException if a parameter is out of range, or the thresholds do not increase
     */
    public GradedItem(double discrimination, double... thresholds) {
        this.discrimination = Parameters.requireDiscrimination(discrimination);
        this.thresholds = Parameters.copyWithinRange("thresholds", thresholds, 1);
        logGaps = new double[thresholds.length + 1];
        for (int k = 1; k < thresholds.length; k++) {
            double gap = thresholds[k] - thresholds[k - 1];
            logGaps[k] = StrictMath.log(-StrictMath.expm1(-discrimination * gap));
            if (!(gap > 0) || Double.isInfinite(logGaps[k])) {
                throw new IllegalArgumentException("The threshold (%s) must be above the one before it (%s)."
                        .formatted(thresholds[k], thresholds[k - 1]));
            }
        }
    }

    public double discrimination() {
        return discrimination;
    }

    public double[] thresholds() {
        return thresholds.clone();
    }

    @Override
    public int categories() {
        return thresholds.length + 1;
    }

    @Override
    public double probability(double theta, int category) {
        return StrictMath.exp(logProbability(theta, category));
    }

    @Override
    public double logProbability(double theta, int category) {
        Parameters.requireCategory(category, categories());
        double reached = category == 0 ? 0 : logSigmoid(argument(theta, category));
        double notMore = category == thresholds.length ? 0 : logSigmoid(-argument(theta, category + 1));
        return reached + notMore + logGaps[category];
    }

    @Override
    public double score(double theta, int category) {
        Parameters.requireCategory(category, categories());
        double below = category == 0 ? 0 : sigmoid(-argument(theta, category));
        double above = category == thresholds.length ? 0 : sigmoid(argument(theta, category + 1));
        return discrimination * (below - above);
    }

    @Override
    public double curvature(double theta, int category) {
        Parameters.requireCategory(category, categories());
        double lower = category == 0 ? 0 : spread(argument(theta, category));
        double upper = category == thresholds.length ? 0 : spread(argument(theta, category + 1));
        return -discrimination * discrimination * (lower + upper);
    }

    @Override
    public boolean isLogConcave() {
        return true;
    }

    private static double spread(double z) {
        return sigmoid(z) * sigmoid(-z);
    }

    private double argument(double theta, int threshold) {
        return discrimination * (theta - thresholds[threshold - 1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GradedItem item
                && discrimination == item.discrimination
                && Arrays.equals(thresholds, item.thresholds);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(discrimination) + Arrays.hashCode(thresholds);
    }

    @Override
    public String toString() {
        return "GradedItem[discrimination=%s, thresholds=%s]".formatted(discrimination, Arrays.toString(thresholds));
    }
}
