package dev.meno.psychometrics.population;

import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.ThetaGrid;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Mean and standard deviation of ability in a group from point estimates alone, for times of which no likelihood was kept.
 * Where there are likelihoods, {@link LatentDistribution} is better. Immutable.
 *
 * <p>An EAP under the prior N(0, 1) is turned back into the normal likelihood behind it: precision {@code 1/se² − 1}, so the variance
 * {@code v = se² / (1 − se²)}, and mean {@code x = θ / (1 − se²)}. Then {@code x_i ~ N(μ, σ² + v_i)}, and μ and σ maximise its likelihood
 * times the weak prior of {@link LatentDistribution}; their standard errors come from the observed information in (μ, σ).
 *
 * <p>Edges: an estimate whose standard error is 1 (or more) to within 1e-6 carries nothing that the prior did not put in, and is left
 * out. With none left all four numbers are NaN and {@link #learners()} is 0. σ lies in [0.1, 3], as on the standard grid.
 *
 * <p>Source: Mislevy (1984), Estimating latent distributions; for the form, the random-effects model of meta-analysis,
 * Hardy and Thompson (1996), A likelihood approach to meta-analysis with random effects.
 */
public final class NormalPopulation {
    private static final double INFORMATIVE = 1 - 1e-6;
    private static final double MIN_DEVIATION = Fit.leastDeviation(ThetaGrid.STANDARD);
    private static final double MAX_DEVIATION = 3;

    private final int learners;
    private final double mean;
    private final double meanError;
    private final double standardDeviation;
    private final double standardDeviationError;

    private NormalPopulation(
            int learners, double mean, double meanError, double standardDeviation, double standardDeviationError) {
        this.learners = learners;
        this.mean = mean;
        this.meanError = meanError;
        this.standardDeviation = standardDeviation;
        this.standardDeviationError = standardDeviationError;
    }

    /** A learner's normal likelihood. */
    private record Observation(double value, double variance) {
        static Observation of(AbilityEstimate estimate) {
            double variance = estimate.standardError() * estimate.standardError();
            return new Observation(estimate.theta() / (1 - variance), variance / (1 - variance));
        }
    }

    /**
     * The population behind a group's estimates.
     *
     * @param estimates EAPs under the prior N(0, 1), one a learner
     */
    public static NormalPopulation of(List<AbilityEstimate> estimates) {
        List<Observation> observations = new ArrayList<>();
        for (AbilityEstimate estimate : estimates) {
            if (estimate.standardError() < INFORMATIVE) {
                observations.add(Observation.of(estimate));
            }
        }
        return observations.isEmpty()
                ? new NormalPopulation(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                : fitted(observations);
    }

    private static NormalPopulation fitted(List<Observation> observations) {
        Newton newton = new Newton(
                parameters -> point(observations, parameters),
                vector(Double.NEGATIVE_INFINITY, StrictMath.log(MIN_DEVIATION)),
                vector(Double.POSITIVE_INFINITY, StrictMath.log(MAX_DEVIATION)),
                Fit.MAX_ITERATIONS);
        Newton.Maximum maximum = newton.from(vector(0, 0));
        double deviation = StrictMath.exp(maximum.parameters().getEntry(1));
        RealMatrix covariance = Fit.inverseOrDiagonal(Fit.byDeviation(maximum.point(), deviation));
        return new NormalPopulation(
                observations.size(),
                maximum.parameters().getEntry(0),
                Math.sqrt(covariance.getEntry(0, 0)),
                deviation,
                Math.sqrt(covariance.getEntry(1, 1)));
    }

    /** Value and derivatives in μ and λ = log σ. */
    private static Objective.Point point(List<Observation> observations, RealVector parameters) {
        double mean = parameters.getEntry(0);
        double spread = StrictMath.exp(2 * parameters.getEntry(1));
        double value = 0;
        double byMean = 0;
        double bySpread = 0;
        double meanMean = 0;
        double meanSpread = 0;
        double spreadSpread = 0;
        double expectedSpread = 0;
        for (Observation observation : observations) {
            double precision = 1 / (spread + observation.variance());
            double residual = (observation.value() - mean) * precision;
            double ratio = spread * precision;
            // ∂/∂λ of the variance is 2σ²; ρ = σ² / (σ² + v).
            value += (StrictMath.log(precision) - residual * residual / precision) / 2;
            byMean += residual;
            double slope = spread * residual * residual - ratio;
            bySpread += slope;
            meanMean += precision;
            meanSpread += 2 * ratio * residual;
            spreadSpread += 4 * ratio * spread * residual * residual - 2 * ratio * ratio - 2 * slope;
            expectedSpread += 2 * ratio * ratio;
        }
        return GroupPrior.added(
                new Objective.Point(
                        value,
                        vector(byMean, bySpread),
                        symmetric(meanMean, meanSpread, spreadSpread),
                        symmetric(meanMean, 0, expectedSpread)),
                mean,
                Math.sqrt(spread),
                vector(1, 0),
                vector(0, 1));
    }

    private static RealMatrix symmetric(double first, double mixed, double second) {
        return new Array2DRowRealMatrix(new double[][] {{first, mixed}, {mixed, second}}, false);
    }

    private static RealVector vector(double... entries) {
        return new ArrayRealVector(entries, false);
    }

    /**
     * What an estimate tells of the ability, on a grid: the normal likelihood that it was made of, {@code −(θ − y)² / 2v} with {@code
     * 1/v = 1/s² − 1} and {@code y = m / (1 − s²)}; flat for an estimate that holds no evidence.
     */
    public static LogLikelihood likelihood(ThetaGrid grid, AbilityEstimate estimate) {
        double square = estimate.standardError() * estimate.standardError();
        double[] row = new double[grid.size()];
        if (square < 1) {
            double precision = 1 / square - 1;
            double center = estimate.theta() / (1 - square);
            for (int node = 0; node < row.length; node++) {
                row[node] = -precision * (grid.node(node) - center) * (grid.node(node) - center) / 2;
            }
        }
        return LogLikelihood.none(grid).plusRow(row);
    }

    /** Mean ability, in logits; NaN without an informative estimate. */
    public double mean() {
        return mean;
    }

    /** Standard error of the mean, in logits. */
    public double meanError() {
        return meanError;
    }

    /** Standard deviation of the abilities, in logits. */
    public double standardDeviation() {
        return standardDeviation;
    }

    /** Standard error of the standard deviation, in logits. */
    public double standardDeviationError() {
        return standardDeviationError;
    }

    /** Number of estimates that carried something. */
    public int learners() {
        return learners;
    }
}
