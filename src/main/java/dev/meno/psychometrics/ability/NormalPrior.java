package dev.meno.psychometrics.ability;

/**
 * A normal belief about an ability before any response.
 *
 * @param mean in logits; finite
 * @param standardDeviation in logits; positive and finite
 */
public record NormalPrior(double mean, double standardDeviation) {
    /** The reference population. */
    public static final NormalPrior STANDARD = new NormalPrior(0, 1);

    public NormalPrior {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("The prior's mean (%s) must be finite.".formatted(mean));
        }
        if (!(standardDeviation > 0) || !Double.isFinite(standardDeviation)) {
            throw new IllegalArgumentException(
                    "The prior's standard deviation (%s) must be positive and finite.".formatted(standardDeviation));
        }
    }

    /** Logarithm of the density at an ability, up to an additive constant. */
    double logDensity(double theta) {
        double z = (theta - mean) / standardDeviation;
        return -z * z / 2;
    }

    /** Derivative of the log-density, {@code −(θ − μ) / σ²}. */
    double score(double theta) {
        return (mean - theta) / (standardDeviation * standardDeviation);
    }

    /** {@code 1 / σ²}. */
    double information() {
        return 1 / (standardDeviation * standardDeviation);
    }
}
