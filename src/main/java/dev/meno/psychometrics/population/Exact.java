package dev.meno.psychometrics.population;

/**
 * Sums that do not depend on the order of their terms: each term is rounded to a multiple of 2⁻³⁰, about a thousandth of a
 * millionth, and such multiples add up exactly in a double up to 2²³. So counters that are folded in another order, or from which a member has
 * been taken out again, are the same to the bit.
 */
final class Exact {
    private static final double UNIT = 0x1p-30;

    private Exact() {}

    /** A term for a sum, rounded; the error is at most 2⁻³¹. */
    static double term(double value) {
        return Math.rint(value / UNIT) * UNIT;
    }
}
