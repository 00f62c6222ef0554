package dev.meno.analytics.folding;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How long answers took, counted in classes whose bounds grow by a fifth each, from half a second to some six hours; so a
 * median is good to a tenth of its value. Additive and immutable.
 */
public final class ResponseTimes {
    static final int CLASSES = 58;
    static final ResponseTimes NONE = new ResponseTimes(new int[CLASSES]);

    private static final double SHORTEST_MILLIS = 500;
    private static final double RATIO = 1.2;

    private final int[] counts;

    private ResponseTimes(int[] counts) {
        this.counts = counts;
    }

    /** Times with so many in one class. */
    static ResponseTimes ofClass(int number, int count) {
        int[] counts = new int[CLASSES];
        counts[number] = count;
        return new ResponseTimes(counts);
    }

    static ResponseTimes of(long millis) {
        double place = Math.floor(StrictMath.log(Math.max(millis, 1) / SHORTEST_MILLIS) / StrictMath.log(RATIO)) + 1;
        return ofClass((int) Math.clamp(place, 0, CLASSES - 1), 1);
    }

    ResponseTimes plus(ResponseTimes other) {
        return combined(other, 1);
    }

    ResponseTimes minus(ResponseTimes other) {
        return combined(other, -1);
    }

    private ResponseTimes combined(ResponseTimes other, int sign) {
        int[] sum = counts.clone();
        for (int number = 0; number < CLASSES; number++) {
            sum[number] += sign * other.counts[number];
        }
        return new ResponseTimes(sum);
    }

    int count(int number) {
        return counts[number];
    }

    /** The median in seconds, within its class taken as evenly spread; empty without a time. */
    public OptionalDouble medianSeconds() {
        double half = Arrays.stream(counts).sum() / 2.0;
        double below = 0;
        for (int number = 0; number < CLASSES; number++) {
            if (counts[number] > 0 && below + counts[number] >= half) {
                double from = number == 0 ? 0 : SHORTEST_MILLIS * StrictMath.pow(RATIO, number - 1);
                double to = SHORTEST_MILLIS * StrictMath.pow(RATIO, number);
                return OptionalDouble.of((from + (half - below) / counts[number] * (to - from)) / 1000);
            }
            below += counts[number];
        }
        return OptionalDouble.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResponseTimes that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }
}
