package dev.meno.psychometrics.numeric;

/** The logistic function and its logarithm, without overflow or cancellation at any finite argument. */
public final class Logistic {
    private Logistic() {}

    /**
     * The logistic function {@code 1 / (1 + exp(-x))}.
     *
     * <p>Domain: any number. Result: in [0, 1], relative error of a few ulp; the exponential is only taken of
     * non-positive numbers. Edges: 0 at −∞, 1 at +∞, NaN at NaN.
     */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + StrictMath.exp(-x));
        }
        double e = StrictMath.exp(x);
        return e / (1 + e);
    }

    /**
     * The logarithm of the logistic function, {@code -log(1 + exp(-x))}.
     *
     * <p>Domain: any number. Result: at most 0; finite for every finite argument, since it approaches {@code x} and not
     * {@code log(0)} for large negative arguments. Edges: −∞ at −∞, 0 at +∞, NaN at NaN.
     */
    public static double logSigmoid(double x) {
        return x >= 0 ? -StrictMath.log1p(StrictMath.exp(-x)) : x - StrictMath.log1p(StrictMath.exp(x));
    }
}
