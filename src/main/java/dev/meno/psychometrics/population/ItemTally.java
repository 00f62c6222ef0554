package dev.meno.psychometrics.population;

import java.util.Arrays;

/**
 * What a question's statistics in a group need of the attempts at it: ten sums. They add up, over attempts in any order and
 * over parts of a group, and no attempt is read again. Terms are rounded to 2⁻³⁰, so that the order does not show and parts can be
 * taken out again; statistics are good to about 1e-8 by that. Immutable.
 *
 * <p>Edges: a statistic that is not defined is NaN, and says when.
 */
public final class ItemTally {
    /** No attempt yet. */
    public static final ItemTally NONE = new ItemTally(new double[10]);

    private static final int ATTEMPTS = 0;
    private static final int SHARE = 1;
    private static final int SHARE_SQUARE = 2;
    private static final int THETA = 3;
    private static final int THETA_SQUARE = 4;
    private static final int PRODUCT = 5;
    private static final int ERROR_SQUARE = 6;
    private static final int EXPECTED = 7;
    private static final int RESIDUAL_SQUARE = 8;
    private static final int VARIANCE = 9;

    /** With two attempts every correlation is −1 or 1. */
    private static final int MIN_FOR_CORRELATION = 3;

    /** Variance in comparison with the mean square below which the rounding of terms is all that is left of it. */
    private static final double CONSTANT = 1e-8;

    private final double[] sums;

    private ItemTally(double[] sums) {
        this.sums = sums;
    }

    /**
     * Reads what {@link #toArray()} gave.
     *
     * @throws IllegalArgumentException if there are not ten finite numbers, or the first is no count
     */
    public static ItemTally of(double[] sums) {
        if (sums.length != NONE.sums.length) {
            throw new IllegalArgumentException("A tally has %d sums, not %d.".formatted(NONE.sums.length, sums.length));
        }
        for (double sum : sums) {
            if (!Double.isFinite(sum)) {
                throw new IllegalArgumentException("The sum (%s) must be finite.".formatted(sum));
            }
        }
        if (sums[ATTEMPTS] < 0 || sums[ATTEMPTS] > Integer.MAX_VALUE || sums[ATTEMPTS] != Math.rint(sums[ATTEMPTS])) {
            throw new IllegalArgumentException("The number of attempts (%s) is no count.".formatted(sums[ATTEMPTS]));
        }
        return new ItemTally(sums.clone());
    }

    /**
     * The sums, a copy: attempts, Σx, Σx², Σθ, Σθ², Σxθ, Σse², ΣE, Σ(x − E)², ΣV. The order is part of what is stored and never changes.
     */
    public double[] toArray() {
        return sums.clone();
    }

    /**
     * With one more attempt.
     *
     * @param share x, of the points that the question gives, in [0, 1]
     * @param theta the ability estimated before the attempt, which so does not contain it
     * @param standardError of that ability; not negative
     * @param expected E, the share predicted before the attempt, in [0, 1]
     * @param variance V of the share about E as predicted; not negative
     * @throws IllegalArgumentException if a number is outside its range
     */
    public ItemTally plus(double share, double theta, double standardError, double expected, double variance) {
        if (!(share >= 0 && share <= 1) || !(expected >= 0 && expected <= 1)) {
            throw new IllegalArgumentException(
                    "The share of points (%s) and what is expected (%s) must be in [0, 1].".formatted(share, expected));
        }
        if (!Double.isFinite(theta) || !isNotNegative(standardError) || !isNotNegative(variance)) {
            throw new IllegalArgumentException(
                    "The ability (%s), its standard error (%s) and the predicted variance (%s) must be finite, and the last two not negative."
                            .formatted(theta, standardError, variance));
        }
        double residual = share - expected;
        double[] terms = {
            1,
            share,
            share * share,
            theta,
            theta * theta,
            share * theta,
            standardError * standardError,
            expected,
            residual * residual,
            variance
        };
        return plus(new ItemTally(Arrays.stream(terms).map(Exact::term).toArray()));
    }

    private static boolean isNotNegative(double number) {
        return number >= 0 && Double.isFinite(number);
    }

    /** Both taken together. */
    public ItemTally plus(ItemTally other) {
        double[] both = sums.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] += other.sums[i];
        }
        return new ItemTally(both);
    }

    /** Without the attempts of another tally that are among its own; exact, since the terms are. */
    public ItemTally minus(ItemTally other) {
        double[] rest = sums.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= other.sums[i];
        }
        return new ItemTally(rest);
    }

    /** Number of attempts. */
    public int attempts() {
        return (int) sums[ATTEMPTS];
    }

    /** Mean share of the points, in [0, 1], the classical difficulty; NaN without an attempt. */
    public double pValue() {
        return sums[SHARE] / sums[ATTEMPTS];
    }

    /**
     * Correlation of the share of points with the ability estimated before the attempt, in [−1, 1]. It is corrected for overlap in
     * that this ability does not contain the attempt, and is attenuated by the ability's error: see {@link #reliability()}.
     *
     * <p>Edges: NaN below three attempts, or when all shares or all abilities are equal.
     *
     * <p>Source: Henrysson (1963), Correction of item–total correlations in item analysis, for the purpose.
     */
    public double correctedPointBiserial() {
        double ofShares = variance(SHARE, SHARE_SQUARE);
        double ofAbilities = variance(THETA, THETA_SQUARE);
        if (attempts() < MIN_FOR_CORRELATION || Double.isNaN(ofShares) || Double.isNaN(ofAbilities)) {
            return Double.NaN;
        }
        double covariance =
                sums[PRODUCT] / sums[ATTEMPTS] - sums[SHARE] * sums[THETA] / (sums[ATTEMPTS] * sums[ATTEMPTS]);
        return Math.clamp(covariance / Math.sqrt(ofShares * ofAbilities), -1, 1);
    }

    /**
     * Share of the variance of ability that the estimates hold, {@code Var(θ̂) / (Var(θ̂) + mean se²)}, in [0, 1]. A low point-biserial at a low
     * reliability is no fault of the question.
     *
     * <p>Edges: NaN without an attempt; 0 when all abilities are equal.
     */
    public double reliability() {
        if (attempts() == 0) {
            return Double.NaN;
        }
        double held = variance(THETA, THETA_SQUARE);
        return Double.isNaN(held) ? 0 : held / (held + sums[ERROR_SQUARE] / sums[ATTEMPTS]);
    }

    /** Mean of {@code x − E}, in [−1, 1]: above 0 the question is easier than its parameters say. NaN without an attempt. */
    public double meanResidual() {
        return (sums[SHARE] - sums[EXPECTED]) / sums[ATTEMPTS];
    }

    /**
     * Fit of the predictions, {@code Σ(x − E)² / ΣV}: about 1 where they hold, above 1 where answers surprise more than chance. This
     * is the information-weighted mean square of Rasch analysis (infit) with predictions made before the answer.
     *
     * <p>Edges: NaN when no variance was predicted.
     *
     * <p>Source: Wright and Masters (1982), Rating scale analysis, for the weighted mean square.
     */
    public double meanSquare() {
        return sums[VARIANCE] > 0 ? sums[RESIDUAL_SQUARE] / sums[VARIANCE] : Double.NaN;
    }

    /** Variance with the divisor n; NaN when there is nothing but rounding. */
    private double variance(int sum, int square) {
        double mean = sums[sum] / sums[ATTEMPTS];
        double meanSquare = sums[square] / sums[ATTEMPTS];
        double variance = meanSquare - mean * mean;
        return variance > CONSTANT * meanSquare ? variance : Double.NaN;
    }
}
