package dev.meno.psychometrics.population;

/**
 * The difference between two independent groups' means, the first less the second, taken as normally distributed.
 *
 * @param estimate in logits, or in the unit of the means
 * @param standardError {@code √(e_1² + e_2²)}
 * @param low lower end of the interval that covers the true difference with probability 0.95
 * @param high its upper end
 */
public record Difference(double estimate, double standardError, double low, double high) {
    /** The 0.975 quantile of the standard normal. */
    private static final double QUANTILE = 1.959963984540054;

    /**
     * From two means and their standard errors. NaN in, NaN out.
     *
     * @throws IllegalArgumentException if an error is negative
     */
    public static Difference of(double mean1, double error1, double mean2, double error2) {
        if (error1 < 0 || error2 < 0) {
            throw new IllegalArgumentException(
                    "The standard errors (%s, %s) must not be negative.".formatted(error1, error2));
        }
        double estimate = mean1 - mean2;
        double error = StrictMath.hypot(error1, error2);
        return new Difference(estimate, error, estimate - QUANTILE * error, estimate + QUANTILE * error);
    }
}
