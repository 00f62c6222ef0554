package dev.meno.psychometrics.ability;

/**
 * The interval in which an ability is sought.
 *
 * @param min in logits, below {@code max}; may be −∞
 * @param max in logits; may be +∞
 */
public record Bounds(double min, double max) {
    /** [−4, 4], catR's default. */
    public static final Bounds STANDARD = new Bounds(-4, 4);

    public static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Bounds {
        if (!(min < max)) {
            throw new IllegalArgumentException("The bounds (%s, %s) must be increasing.".formatted(min, max));
        }
    }
}
