package dev.meno.psychometrics.model;

import dev.meno.psychometrics.numeric.Logistic;

/**
 * The one-, two- and three-parameter logistic models for an item scored right (category 1) or wrong (category 0).
 *
 * <p>{@code P(θ) = c + (1 − c) / (1 + exp(−a (θ − b)))}. With c = 0 this is the two-parameter model, with a common a the
 * one-parameter (Rasch) model.
 *
 * <p>Source: Lord (1980), Applications of Item Response Theory to Practical Testing Problems, eq. 2-1 and 5-9.
 *
 * @param discrimination a, slope per logit; positive and finite
 * @param difficulty b, in logits; finite
 * @param guessing c, probability of a right answer at very low ability; in [0, 1)
 */
public record LogisticItem(double discrimination, double difficulty, double guessing) implements ItemModel {
    public LogisticItem {
        if (!(discrimination > 0) || !Double.isFinite(discrimination)) {
            throw new IllegalArgumentException(
                    "The discrimination (%s) must be positive and finite.".formatted(discrimination));
        }
        if (!Double.isFinite(difficulty)) {
            throw new IllegalArgumentException("The difficulty (%s) must be finite.".formatted(difficulty));
        }
        if (!(guessing >= 0 && guessing < 1)) {
            throw new IllegalArgumentException("The guessing floor (%s) must be in [0, 1).".formatted(guessing));
        }
    }

    /** A one-parameter item: slope 1, no guessing. */
    public static LogisticItem onePl(double difficulty) {
        return new LogisticItem(1, difficulty, 0);
    }

    /** A two-parameter item: no guessing. */
    public static LogisticItem twoPl(double discrimination, double difficulty) {
        return new LogisticItem(discrimination, difficulty, 0);
    }

    /** A three-parameter item. */
    public static LogisticItem threePl(double discrimination, double difficulty, double guessing) {
        return new LogisticItem(discrimination, difficulty, guessing);
    }

    @Override
    public int categories() {
        return 2;
    }

    @Override
    public double probability(double theta, int category) {
        double z = slope(theta);
        return isRight(category)
                ? guessing + (1 - guessing) * Logistic.sigmoid(z)
                : (1 - guessing) * Logistic.sigmoid(-z);
    }

    @Override
    public double logProbability(double theta, int category) {
        double z = slope(theta);
        if (!isRight(category)) {
            return Math.log1p(-guessing) + Logistic.logSigmoid(-z);
        }
        if (guessing == 0) {
            return Logistic.logSigmoid(z);
        }
        // Above one half the complement is the smaller number, and the logarithm of 1 − Q keeps its digits.
        return z > 0
                ? Math.log1p(-(1 - guessing) * Logistic.sigmoid(-z))
                : Math.log(guessing + (1 - guessing) * Logistic.sigmoid(z));
    }

    /**
     * {@inheritDoc}
     *
     * <p>{@code I(θ) = P′² / (P Q)} with {@code P′ = a (P − c) Q / (1 − c)}, which for {@code s = (P − c) / (1 − c)} is
     * {@code a² (1 − c) s² (1 − s) / P}; with c = 0 that is {@code a² s (1 − s)}, also where s underflows.
     */
    @Override
    public double information(double theta) {
        double z = slope(theta);
        double s = Logistic.sigmoid(z);
        double rest = Logistic.sigmoid(-z);
        double a2 = discrimination * discrimination;
        return guessing == 0 ? a2 * s * rest : a2 * (1 - guessing) * s * s * rest / (guessing + (1 - guessing) * s);
    }

    private double slope(double theta) {
        return discrimination * (theta - difficulty);
    }

    private static boolean isRight(int category) {
        if (category != 0 && category != 1) {
            throw new IllegalArgumentException("The category (%d) must be 0 or 1.".formatted(category));
        }
        return category == 1;
    }
}
