package dev.meno.psychometrics.population;

import dev.meno.psychometrics.ability.ThetaGrid;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * A density fitted to a group, with what is needed to say how sure each of its numbers is. Immutable.
 *
 * <p>A number {@code T(φ)} has the variance {@code ∇Tᵀ V ∇T}, V the inverse of the observed information (the delta method).
 */
final class Fit {
    /** Two to five steps are usual; EM gradient steps, where the answers say next to nothing, are some dozens. */
    static final int MAX_ITERATIONS = 200;

    /** Five to fifteen steps are usual. A search that is not done by then makes for a density that rises at an end. */
    private static final int MAX_REFINEMENTS = 30;

    private final GridDensity density;
    private final double[][] scores;
    private final RealMatrix covariance;
    private final double logLikelihood;
    private final boolean converged;

    private Fit(
            GridDensity density, double[][] scores, RealMatrix covariance, double logLikelihood, boolean converged) {
        this.density = density;
        this.scores = scores;
        this.covariance = covariance;
        this.logLikelihood = logLikelihood;
        this.converged = converged;
    }

    /** The normal of largest posterior density, its mean on the grid and its standard deviation within what the grid shows. */
    static Fit normal(GroupLikelihood group) {
        ThetaGrid grid = group.grid();
        double low = grid.node(0);
        double high = grid.node(grid.size() - 1);
        Newton newton = new Newton(
                parameters -> normalPoint(group, parameters),
                vector(low, StrictMath.log(leastDeviation(grid))),
                vector(high, StrictMath.log((high - low) / 4)),
                MAX_ITERATIONS);
        GridDensity start = group.posteriorMean(
                GridDensity.ofLogarithms(grid, normalLogarithms(grid, (low + high) / 2, (high - low) / 8)));
        Newton.Maximum maximum = newton.from(vector(start.mean(), StrictMath.log(start.standardDeviation())));
        double mean = maximum.parameters().getEntry(0);
        double deviation = StrictMath.exp(maximum.parameters().getEntry(1));
        GridDensity density = GridDensity.ofLogarithms(grid, normalLogarithms(grid, mean, deviation));
        double[][] scores = normalScores(density, mean, deviation);
        for (int node = 0; node < grid.size(); node++) {
            scores[1][node] /= deviation;
        }
        return new Fit(
                density,
                scores,
                inverseOrDiagonal(byDeviation(maximum.point(), deviation)),
                maximum.point().value() - GroupPrior.logDensity(density.mean(), density.standardDeviation()),
                maximum.converged());
    }

    /** What is narrower than its step the grid cannot show. */
    static double leastDeviation(ThetaGrid grid) {
        return grid.step();
    }

    /** In the mean and the logarithm of the standard deviation, since there the likelihood is closest to a parabola. */
    private static Objective.Point normalPoint(GroupLikelihood group, RealVector parameters) {
        double mean = parameters.getEntry(0);
        double deviation = StrictMath.exp(parameters.getEntry(1));
        GridDensity density = GridDensity.ofLogarithms(group.grid(), normalLogarithms(group.grid(), mean, deviation));
        double[][] scores = normalScores(density, mean, deviation);
        Objective.Point linear = group.at(density, scores);
        // The second derivatives of log g are −2 times the scores, and a constant that the normalisation takes away.
        double byMean = 2 * linear.gradient().getEntry(0);
        double byDeviation = 2 * linear.gradient().getEntry(1);
        RealMatrix bend = new Array2DRowRealMatrix(new double[][] {{0, byMean}, {byMean, byDeviation}}, false);
        return withPrior(
                new Objective.Point(
                        linear.value(), linear.gradient(), linear.information().add(bend), linear.ascent()),
                density,
                scores);
    }

    private static Objective.Point withPrior(Objective.Point likelihood, GridDensity density, double[][] scores) {
        return GroupPrior.added(
                likelihood,
                density.mean(),
                density.standardDeviation(),
                density.meanDerivative(scores),
                density.logDeviationDerivative(scores));
    }

    private static double[] normalLogarithms(ThetaGrid grid, double mean, double deviation) {
        double[] logarithms = new double[grid.size()];
        for (int node = 0; node < logarithms.length; node++) {
            double z = (grid.node(node) - mean) / deviation;
            logarithms[node] = -z * z / 2;
        }
        return logarithms;
    }

    /** Derivatives by the mean and by the logarithm of the standard deviation. */
    private static double[][] normalScores(GridDensity density, double mean, double deviation) {
        ThetaGrid grid = density.grid();
        double[][] scores = new double[2][grid.size()];
        for (int node = 0; node < grid.size(); node++) {
            double z = (grid.node(node) - mean) / deviation;
            scores[0][node] = z / deviation;
            scores[1][node] = z * z;
        }
        return density.centred(scores);
    }

    /**
     * The information in the mean and the standard deviation itself. Near a spread of 0 the likelihood is even in it, so that
     * its curvature there says how large the spread may yet be. Held at its least, it may also fall away without a
     * downward curve; then it is taken as exponential, whose standard deviation is one over the slope.
     */
    static RealMatrix byDeviation(Objective.Point point, double deviation) {
        RealMatrix information = point.information();
        double mixed = information.getEntry(0, 1) / deviation;
        double slope = point.gradient().getEntry(1) / deviation;
        double curvature = information.getEntry(1, 1) / (deviation * deviation) + slope / deviation;
        double own = curvature > 0 ? curvature : slope * slope;
        return new Array2DRowRealMatrix(new double[][] {{information.getEntry(0, 0), mixed}, {mixed, own}}, false);
    }

    /** At a bound the information may be indefinite; then each parameter is taken by itself, and one without any is unknown. */
    static RealMatrix inverseOrDiagonal(RealMatrix information) {
        return Newton.inverse(information).orElseGet(() -> {
            RealMatrix diagonal =
                    new Array2DRowRealMatrix(information.getRowDimension(), information.getRowDimension());
            for (int i = 0; i < information.getRowDimension(); i++) {
                diagonal.setEntry(i, i, 1 / Math.max(information.getEntry(i, i), Double.MIN_NORMAL));
            }
            return diagonal;
        });
    }

    /**
     * The log-linear density {@code log g = log g_0 + Σ_k β_k p_k} of largest posterior density, with polynomials p_k up to a
     * degree that are orthonormal under this fit's density g_0. At {@code β = 0} the complete-data information is then the
     * number of learners times the identity.
     */
    Fit refined(GroupLikelihood group, int degree) {
        double[][] polynomials = orthonormal(degree);
        RealVector unbounded = new ArrayRealVector(degree, Double.POSITIVE_INFINITY);
        Newton newton = new Newton(
                parameters -> {
                    GridDensity tried = tilted(polynomials, parameters);
                    double[][] centred = tried.centred(copy(polynomials));
                    return withPrior(group.at(tried, centred), tried, centred);
                },
                unbounded.mapMultiply(-1),
                unbounded,
                MAX_REFINEMENTS);
        Newton.Maximum maximum = newton.from(new ArrayRealVector(degree));
        GridDensity found = tilted(polynomials, maximum.parameters());
        RealMatrix information = maximum.point().information();
        return new Fit(
                found,
                found.centred(copy(polynomials)),
                inverseOrDiagonal(information),
                maximum.point().value() - GroupPrior.logDensity(found.mean(), found.standardDeviation()),
                maximum.converged() && Newton.inverse(information).isPresent());
    }

    private GridDensity tilted(double[][] polynomials, RealVector coefficients) {
        double[] logarithms = density.toArray();
        for (int node = 0; node < logarithms.length; node++) {
            logarithms[node] = StrictMath.log(logarithms[node]);
            for (int k = 0; k < polynomials.length; k++) {
                logarithms[node] += coefficients.getEntry(k) * polynomials[k][node];
            }
        }
        return GridDensity.ofLogarithms(density.grid(), logarithms);
    }

    /** Each power is made orthogonal to those before it, one after the other (modified Gram–Schmidt). */
    private double[][] orthonormal(int degree) {
        ThetaGrid grid = density.grid();
        double mean = density.mean();
        double deviation = density.standardDeviation();
        double[][] polynomials = new double[degree][grid.size()];
        for (int k = 0; k < degree; k++) {
            for (int node = 0; node < grid.size(); node++) {
                double z = (grid.node(node) - mean) / deviation;
                polynomials[k][node] = k == 0 ? z : polynomials[k - 1][node] * z;
            }
            density.centred(new double[][] {polynomials[k]});
            for (int before = 0; before < k; before++) {
                addMultiple(polynomials[k], polynomials[before], -product(polynomials[k], polynomials[before]));
            }
            double norm = Math.sqrt(product(polynomials[k], polynomials[k]));
            for (int node = 0; node < grid.size(); node++) {
                polynomials[k][node] /= norm;
            }
        }
        return polynomials;
    }

    private double product(double[] one, double[] other) {
        double sum = 0;
        for (int node = 0; node < one.length; node++) {
            sum += density.mass(node) * one[node] * other[node];
        }
        return sum;
    }

    private static void addMultiple(double[] sum, double[] other, double factor) {
        for (int node = 0; node < sum.length; node++) {
            sum[node] += factor * other[node];
        }
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            copy[row] = rows[row].clone();
        }
        return copy;
    }

    private static RealVector vector(double... entries) {
        return new ArrayRealVector(entries, false);
    }

    GridDensity density() {
        return density;
    }

    int degree() {
        return scores.length;
    }

    boolean converged() {
        return converged;
    }

    /** Schwarz's criterion, up to a constant of the group; smaller is better. */
    double bic(int learners) {
        return degree() * StrictMath.log(learners) - 2 * logLikelihood;
    }

    /**
     * Whether it is a density that could be that of people: a maximum was found, the spread can be seen on the grid, and
     * the density falls at both ends. A polynomial that rises there puts people where no answer can deny them.
     */
    boolean isPlausible() {
        double[] values = density.toArray();
        int last = values.length - 1;
        return converged
                && density.standardDeviation() > leastDeviation(density.grid())
                && values[0] <= values[1]
                && values[last] <= values[last - 1];
    }

    double meanError() {
        return error(density.meanDerivative(scores));
    }

    double standardDeviationError() {
        return error(density.logDeviationDerivative(scores).mapMultiply(density.standardDeviation()));
    }

    /** Standard error of the mean of a function on the nodes. */
    double errorOfMean(double[] function) {
        return error(density.derivative(function, scores));
    }

    private double error(RealVector gradient) {
        return Math.sqrt(gradient.dotProduct(covariance.operate(gradient)));
    }
}
