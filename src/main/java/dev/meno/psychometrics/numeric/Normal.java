package dev.meno.psychometrics.numeric;

import java.util.random.RandomGenerator;
import org.hipparchus.special.Erf;

/** The standard normal distribution. */
public final class Normal {
    private Normal() {}

    /**
     * The quantile {@code Φ⁻¹(p)}.
     *
     * <p>Domain: p in (0, 1). Edges: −∞ at 0, +∞ at 1.
     */
    public static double quantile(double p) {
        return Math.sqrt(2) * Erf.erfInv(2 * p - 1);
    }

    /**
     * A draw by the quantile of a uniform number of 52 bits, the most that leave it below 1. It isn't {@link
     * RandomGenerator#nextGaussian()}, whose method is the JDK's own and takes exponentials of the platform.
     */
    public static double draw(RandomGenerator random) {
        return quantile(((random.nextLong() >>> 12) + 0.5) * 0x1p-52);
    }
}
