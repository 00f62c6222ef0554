package dev.meno.psychometrics.numeric;

/**
 * Chance that can be replayed: every draw is a function of the session's seed and of where it is made, so that a single
 * decision can be repeated without those before it. Written out here, so that no change of a library can change a replay.
 *
 * <p>Source: Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators; the mixing constants are
 * Stafford's variant 13, as in {@link java.util.SplittableRandom}.
 */
public final class Draw {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Draw() {}

    /**
     * A number from 0 to {@code bound - 1}: the SplitMix64 sequence of the seed at the position, which is the one that
     * {@link java.util.SplittableRandom} yields, scaled by multiplication.
     */
    public static int index(long seed, int position, int bound) {
        return (int) Math.unsignedMultiplyHigh(mix(seed + position * GOLDEN), bound);
    }

    /** A number in (0, 1) for an item at a position; position 0 stands for the whole session. */
    public static double uniform(long seed, int position, int item) {
        long z = mix(mix(seed + position * GOLDEN) + (item + 1) * GOLDEN);
        return ((z >>> 11) + 0.5) * 0x1p-53;
    }

    /** A seed for one purpose of its own, so that its draws tell nothing of the session's others. */
    public static long seed(long seed, int position) {
        return mix(mix(seed ^ GOLDEN) + position * GOLDEN);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
