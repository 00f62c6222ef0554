package dev.meno.psychometrics.numeric;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Sums and means that come out the same everywhere: each term is added to the sum of those before it. A stream's own
 * {@code sum} and {@code average} leave the order open and correct for rounding as the JDK at hand does, which has changed
 * between releases.
 */
public final class Sums {
    private Sums() {}

    /** The sum from the first term to the last; 0 of none. */
    public static double of(DoubleStream terms) {
        return of(terms.toArray());
    }

    /** The sum divided by the number of terms; empty if there are none. */
    public static OptionalDouble mean(DoubleStream terms) {
        double[] values = terms.toArray();
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(of(values) / values.length);
    }

    private static double of(double[] terms) {
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        return sum;
    }
}
