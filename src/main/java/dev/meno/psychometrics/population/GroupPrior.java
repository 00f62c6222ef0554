package dev.meno.psychometrics.population;

import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * What is taken for granted of any group before its answers: its mean is {@code N(0, 2²)} and the logarithm of its standard
 * deviation {@code N(0, 1)}. So 95 of 100 groups have a mean within ±4 logits and a standard deviation between a seventh
 * and seven times that of the reference population.
 *
 * <p>That is worth far less than one learner's answers, and moves a group of 30 by about a twentieth of a standard error. It
 * is there for groups of which the answers say nothing: all of them right, or one answer from each learner, from which a
 * spread cannot be told. The bare likelihood has its maximum at infinity there, or at a spread of 0, or nowhere.
 *
 * <p>Source: Chung, Rabe-Hesketh, Dorie, Gelman and Liu (2013), A nondegenerate penalized likelihood estimator for variance
 * parameters in multilevel models, for the idea; the normal on the logarithm is ours, for it has a scale.
 */
final class GroupPrior {
    private static final double MEAN_DEVIATION = 2;
    private static final double MEAN_INFORMATION = 1 / (MEAN_DEVIATION * MEAN_DEVIATION);

    private GroupPrior() {}

    /** Log-density up to a constant. */
    static double logDensity(double mean, double standardDeviation) {
        double logDeviation = StrictMath.log(standardDeviation);
        return -MEAN_INFORMATION * mean * mean / 2 - logDeviation * logDeviation / 2;
    }

    /**
     * Takes the prior into account at a point of the log-likelihood, both matrices with {@code Jᵀ Ω J} for the precisions Ω.
     *
     * @param meanGradient derivatives of the group's mean by the parameters
     * @param logGradient derivatives of the logarithm of its standard deviation
     */
    static Objective.Point added(
            Objective.Point likelihood,
            double mean,
            double standardDeviation,
            RealVector meanGradient,
            RealVector logGradient) {
        RealMatrix precision = meanGradient
                .outerProduct(meanGradient)
                .scalarMultiply(MEAN_INFORMATION)
                .add(logGradient.outerProduct(logGradient));
        RealVector gradient = new ArrayRealVector(likelihood.gradient())
                .combineToSelf(1, -MEAN_INFORMATION * mean, meanGradient)
                .combineToSelf(1, -StrictMath.log(standardDeviation), logGradient);
        return new Objective.Point(
                likelihood.value() + logDensity(mean, standardDeviation),
                gradient,
                likelihood.information().add(precision),
                likelihood.ascent().add(precision));
    }
}
