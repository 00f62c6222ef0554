package dev.meno.psychometrics.population;

/**
 * A share that was observed in a sample, with Wilson's 95% interval: {@code (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 +
 * z²/n)}. It stays within [0, 1] and is sensible for few answers and for shares of 0 and 1. For scores between 0 and 1 it is
 * somewhat wide, as their variance is at most {@code p(1 − p)}.
 *
 * <p>Source: Wilson (1927), Probable inference, the law of succession, and statistical inference.
 *
 * @param share p, in [0, 1]
 * @param low lower end, in [0, p]
 * @param high upper end, in [p, 1]
 */
public record ObservedShare(double share, double low, double high) {
    /** The normal quantile of 0.975. */
    private static final double Z = 1.959964;

    /**
     * The share with its interval.
     *
     * @param size n, at least 1
     * @throws IllegalArgumentException if the share or the size is out of its range
     */
    public static ObservedShare of(double share, int size) {
        if (!(share >= 0 && share <= 1) || size < 1) {
            throw new IllegalArgumentException(
                    "The share (%s) must be in [0, 1] and the size (%d) positive.".formatted(share, size));
        }
        double square = Z * Z / size;
        double center = (share + square / 2) / (1 + square);
        double half = Math.sqrt(share * (1 - share) * square + square * square / 4) / (1 + square);
        return new ObservedShare(share, Math.clamp(center - half, 0, share), Math.clamp(center + half, share, 1));
    }
}
