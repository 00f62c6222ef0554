package dev.meno.psychometrics.population;

/**
 * Narrow bands of ability by which answers are counted, so that any coarser grouping can be made of the counts later: a
 * quarter of a logit each over [−3, 3), and an open one at either end.
 */
public final class AbilityBands {
    public static final int COUNT = 26;

    private static final double LOWEST = -3;
    private static final double WIDTH = 0.25;

    private AbilityBands() {}

    /** The band of an ability, 0 to {@code COUNT - 1}. */
    public static int of(double theta) {
        return (int) Math.clamp(Math.floor((theta - LOWEST) / WIDTH) + 1, 0, COUNT - 1);
    }

    /** Lower end of a band, included, in logits; −∞ for the lowest. */
    public static double from(int band) {
        return band == 0 ? Double.NEGATIVE_INFINITY : LOWEST + (band - 1) * WIDTH;
    }

    /** Upper end of a band, excluded, in logits; +∞ for the highest. */
    public static double to(int band) {
        return band == COUNT - 1 ? Double.POSITIVE_INFINITY : LOWEST + band * WIDTH;
    }
}
