package dev.meno.psychometrics.ability;

import org.hipparchus.special.Erf;

/**
 * An estimated ability; the two numbers always go together.
 *
 * @param theta in logits; finite
 * @param standardError in logits; positive and finite
 */
public record AbilityEstimate(double theta, double standardError) {
    /** Half the width of a normal 95% interval in standard errors, {@code Φ⁻¹(0.975)}. */
    private static final double HALF_INTERVAL = 1.959963984540054;

    public AbilityEstimate {
        if (!Double.isFinite(theta) || !(standardError > 0) || !Double.isFinite(standardError)) {
            throw new IllegalArgumentException("The estimate (%s) must be finite and its standard error (%s) positive."
                    .formatted(theta, standardError));
        }
    }

    /** Lower end of the 95% interval {@code θ ± 1.96 SE}, taking the ability as normally distributed about the estimate; in logits. */
    public double low() {
        return theta - HALF_INTERVAL * standardError;
    }

    /** Upper end of the 95% interval, in logits. */
    public double high() {
        return theta + HALF_INTERVAL * standardError;
    }

    /** Probability that the ability is above a cut, taken as normally distributed about the estimate. */
    public double probabilityAbove(double cut) {
        return Erf.erfc((cut - theta) / (standardError * Math.sqrt(2))) / 2;
    }

    /**
     * How far the ability falls short of a target on average over what is known of it, {@code E[(c − θ)⁺] = (c − m) Φ(z) + s φ(z)}
     * with {@code z = (c − m) / s}.
     *
     * @param target c, in logits
     * @return in logits, at least 0
     */
    public double expectedShortfall(double target) {
        double z = (target - theta) / standardError;
        double below = Erf.erfc(-z / Math.sqrt(2)) / 2;
        double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        return Math.max(0, (target - theta) * below + standardError * density);
    }
}
