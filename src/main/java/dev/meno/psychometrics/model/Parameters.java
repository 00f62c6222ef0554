package dev.meno.psychometrics.model;

/** What every model asks of its parameters. */
final class Parameters {
    /**
     * The largest magnitude of a parameter. Real items stay below 10 or so; the bound leaves room for any scale and keeps
     * sums of thousands of log-probabilities and third powers of slopes finite.
     */
    static final double LARGEST = 1e6;

    private Parameters() {}

    static double requireDiscrimination(double value) {
        if (!(value > 0 && value <= LARGEST)) {
            throw new IllegalArgumentException(
                    "The discrimination (%s) must be positive and at most %.0f.".formatted(value, LARGEST));
        }
        return value;
    }

    static double requireWithinRange(String name, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be a number from -%.0f to %.0f.".formatted(name, value, LARGEST, LARGEST));
        }
        return value;
    }

    static double[] copyWithinRange(String name, double[] values, int least) {
        if (values.length < least) {
            throw new IllegalArgumentException(
                    "The item has %d values (%s); it needs at least %d.".formatted(values.length, name, least));
        }
        for (double value : values) {
            requireWithinRange(name, value);
        }
        return values.clone();
    }

    static void requireCategory(int category, int categories) {
        if (category < 0 || category >= categories) {
            throw new IllegalArgumentException(
                    "The category (%d) must be from 0 to %d.".formatted(category, categories - 1));
        }
    }
}
