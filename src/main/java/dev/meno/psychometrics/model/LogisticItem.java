package dev.meno.psychometrics.model;

import static dev.meno.psychometrics.numeric.Logistic.logSigmoid;
import static dev.meno.psychometrics.numeric.Logistic.sigmoid;

/**
 * The one- to four-parameter logistic models for an item scored right (category 1) or wrong (category 0).
 *
 * <p>{@code P(θ) = c + (d − c) / (1 + exp(−a (θ − b)))}. With d = 1 this is the three-parameter model, with c = 0 besides
 * the two-parameter model, with a common a the one-parameter model.
 *
 * <p>A wrong answer follows the same curve mirrored: {@code Q} has the floor {@code 1 − d}, the ceiling {@code 1 − c} and
 * the argument {@code −a (θ − b)}. So each quantity is one function of (floor, ceiling, z), used for both categories.
 *
 * <p>Source: Lord (1980), Applications of Item Response Theory to Practical Testing Problems, eq. 2-1 and 5-9; Barton and
 * Lord (1981) for the upper asymptote.
 *
 * @param discrimination a, slope per logit; in (0, 1e6]
 * @param difficulty b, in logits; in [−1e6, 1e6]
 * @param guessing c, probability of a right answer at very low ability; in [0, 1)
 * @param upperAsymptote d, probability of a right answer at very high ability; in (c, 1]
 */
public record LogisticItem(double discrimination, double difficulty, double guessing, double upperAsymptote)
        implements ItemModel {
    public LogisticItem {
        Parameters.requireDiscrimination(discrimination);
        Parameters.requireWithinRange("difficulty", difficulty);
        if (!(guessing >= 0 && guessing < 1)) {
            throw new IllegalArgumentException("The guessing floor (%s) must be in [0, 1).".formatted(guessing));
        }
        if (!(upperAsymptote > guessing && upperAsymptote <= 1)) {
            throw new IllegalArgumentException(
                    "The upper asymptote (%s) must be above the guessing floor and at most 1."
                            .formatted(upperAsymptote));
        }
    }

    /** A one-parameter item: slope 1, no guessing. */
    public static LogisticItem onePl(double difficulty) {
        return twoPl(1, difficulty);
    }

    /** A two-parameter item: no guessing. */
    public static LogisticItem twoPl(double discrimination, double difficulty) {
        return threePl(discrimination, difficulty, 0);
    }

    /** A three-parameter item. */
    public static LogisticItem threePl(double discrimination, double difficulty, double guessing) {
        return new LogisticItem(discrimination, difficulty, guessing, 1);
    }

    @Override
    public int categories() {
        return 2;
    }

    @Override
    public double probability(double theta, int category) {
        return probability(floor(category), ceiling(category), argument(theta, category));
    }

    @Override
    public double logProbability(double theta, int category) {
        double floor = floor(category);
        double ceiling = ceiling(category);
        double z = argument(theta, category);
        if (floor == 0) {
            return StrictMath.log(ceiling) + logSigmoid(z);
        }
        // Above one half the complement is the smaller number, and the logarithm of 1 − x keeps its digits.
        return z > 0
                ? StrictMath.log(ceiling) + StrictMath.log1p(-(ceiling - floor) / ceiling * sigmoid(-z))
                : StrictMath.log(probability(floor, ceiling, z));
    }

    @Override
    public double score(double theta, int category) {
        double z = argument(theta, category);
        return direction(category) * known(floor(category), ceiling(category), z) * sigmoid(-z);
    }

    /**
     * {@inheritDoc}
     *
     * <p>With {@code w = (ceiling − floor) s / P}, the share of the category's probability that comes from ability and
     * not from the floor, the derivative of {@code w (1 − s)} by z is {@code w (1 − s) ((1 − s)(1 − w) − s)}.
     */
    @Override
    public double curvature(double theta, int category) {
        double z = argument(theta, category);
        double floor = floor(category);
        double ceiling = ceiling(category);
        double w = known(floor, ceiling, z);
        double rest = sigmoid(-z);
        double unknown = floor == 0 ? 0 : floor / probability(floor, ceiling, z);
        return discrimination * discrimination * w * rest * (rest * unknown - sigmoid(z));
    }

    /**
     * {@inheritDoc}
     *
     * <p>{@code I(θ) = P′² / (P Q)} with {@code P′ = a (d − c) s (1 − s)}, which with the shares w of both categories is
     * {@code a² w₁ w₀ s (1 − s)}; nothing is divided by what may underflow.
     */
    @Override
    public double information(double theta) {
        double z = discrimination * (theta - difficulty);
        // One exponential for both tails: this is what a scan over a bank costs.
        double e = StrictMath.exp(-Math.abs(z));
        double larger = 1 / (1 + e);
        double smaller = e / (1 + e);
        double s = z >= 0 ? larger : smaller;
        double rest = z >= 0 ? smaller : larger;
        double range = upperAsymptote - guessing;
        double right = guessing == 0 ? 1 : range * s / (guessing + range * s);
        double wrong = upperAsymptote == 1 ? 1 : range * rest / (1 - upperAsymptote + range * rest);
        return discrimination * discrimination * right * wrong * larger * smaller;
    }

    @Override
    public boolean isLogConcave() {
        return guessing == 0 && upperAsymptote == 1;
    }

    /** Probability that lies above the floor, as a share of the category's whole probability; 1 without a floor. */
    private static double known(double floor, double ceiling, double z) {
        return floor == 0 ? 1 : (ceiling - floor) * sigmoid(z) / probability(floor, ceiling, z);
    }

    private static double probability(double floor, double ceiling, double z) {
        return floor + (ceiling - floor) * sigmoid(z);
    }

    private double floor(int category) {
        return isRight(category) ? guessing : 1 - upperAsymptote;
    }

    private double ceiling(int category) {
        return isRight(category) ? upperAsymptote : 1 - guessing;
    }

    private double argument(double theta, int category) {
        return discrimination * (isRight(category) ? theta - difficulty : difficulty - theta);
    }

    private double direction(int category) {
        return isRight(category) ? discrimination : -discrimination;
    }

    private static boolean isRight(int category) {
        Parameters.requireCategory(category, 2);
        return category == 1;
    }
}
