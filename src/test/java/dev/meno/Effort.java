package dev.meno;

/**
 * How long a randomised test runs. The gate runs a short version with the same assertions and negative controls, {@code ./meno test
 * --all} the long one.
 */
public final class Effort {
    private static final boolean LONG = Boolean.getBoolean("tests.long");

    private Effort() {}

    /** The number of rounds, learners or requests in the gate, or in the long run. */
    public static int of(int gate, int all) {
        return LONG ? all : gate;
    }
}
