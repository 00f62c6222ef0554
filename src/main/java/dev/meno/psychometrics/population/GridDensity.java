package dev.meno.psychometrics.population;

import dev.meno.psychometrics.ability.ThetaGrid;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** A distribution on the nodes of a grid: the mass that the trapezoid rule gives to each. Immutable. */
final class GridDensity {
    /**
     * Least logarithm of a density in comparison with its peak. It keeps the likelihood of a learner far off all others
     * above 0, so that a search can begin anywhere; no fit comes near it.
     */
    private static final double MIN_LOGARITHM = -600;

    private final ThetaGrid grid;
    private final double[] masses;

    /** Takes over an array of masses that add up to 1. */
    GridDensity(ThetaGrid grid, double[] masses) {
        this.grid = grid;
        this.masses = masses;
    }

    /** The density with these logarithms at the nodes, up to a constant. */
    static GridDensity ofLogarithms(ThetaGrid grid, double[] logarithms) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double logarithm : logarithms) {
            highest = Math.max(highest, logarithm);
        }
        double[] masses = new double[logarithms.length];
        double total = 0;
        for (int node = 0; node < masses.length; node++) {
            boolean end = node == 0 || node == masses.length - 1;
            masses[node] = StrictMath.exp(Math.max(logarithms[node] - highest, MIN_LOGARITHM)) * (end ? 0.5 : 1);
            total += masses[node];
        }
        for (int node = 0; node < masses.length; node++) {
            masses[node] /= total;
        }
        return new GridDensity(grid, masses);
    }

    ThetaGrid grid() {
        return grid;
    }

    double mass(int node) {
        return masses[node];
    }

    double mean() {
        double sum = 0;
        for (int node = 0; node < masses.length; node++) {
            sum += masses[node] * grid.node(node);
        }
        return sum;
    }

    double standardDeviation() {
        double mean = mean();
        double sum = 0;
        for (int node = 0; node < masses.length; node++) {
            sum += masses[node] * (grid.node(node) - mean) * (grid.node(node) - mean);
        }
        return Math.sqrt(sum);
    }

    /** Subtracts from each row of functions on the nodes its mean under this density, in place. */
    double[][] centred(double[][] functions) {
        for (double[] function : functions) {
            double mean = 0;
            for (int node = 0; node < masses.length; node++) {
                mean += masses[node] * function[node];
            }
            for (int node = 0; node < masses.length; node++) {
                function[node] -= mean;
            }
        }
        return functions;
    }

    /** Covariances of centred functions. */
    RealMatrix covariance(double[][] centred) {
        RealMatrix covariance = new Array2DRowRealMatrix(centred.length, centred.length);
        for (int i = 0; i < centred.length; i++) {
            covariance.setColumnVector(i, derivative(centred[i], centred));
        }
        return covariance;
    }

    /**
     * How the mean of a function changes with the parameters, {@code Cov(T, s_k)}.
     *
     * @param function T at the nodes
     * @param scores the centred {@code ∂ log g / ∂φ_k}
     */
    RealVector derivative(double[] function, double[][] scores) {
        RealVector derivative = new ArrayRealVector(scores.length);
        for (int k = 0; k < scores.length; k++) {
            double sum = 0;
            for (int node = 0; node < masses.length; node++) {
                sum += masses[node] * function[node] * scores[k][node];
            }
            derivative.setEntry(k, sum);
        }
        return derivative;
    }

    RealVector meanDerivative(double[][] scores) {
        return derivative(powers(1), scores);
    }

    /** Derivative of the logarithm of the standard deviation, {@code Cov((θ − m)², s) / 2v}. */
    RealVector logDeviationDerivative(double[][] scores) {
        double deviation = standardDeviation();
        return derivative(powers(2), scores).mapMultiply(1 / (2 * deviation * deviation));
    }

    private double[] powers(int power) {
        double mean = mean();
        double[] powers = new double[masses.length];
        for (int node = 0; node < powers.length; node++) {
            powers[node] = StrictMath.pow(grid.node(node) - mean, power);
        }
        return powers;
    }

    /** The masses, a copy. */
    double[] masses() {
        return masses.clone();
    }

    /** A function on the nodes times the masses. */
    double[] weighted(double[] function) {
        double[] weighted = new double[masses.length];
        for (int node = 0; node < masses.length; node++) {
            weighted[node] = masses[node] * function[node];
        }
        return weighted;
    }

    /** The masses as a density per logit. */
    double[] toArray() {
        double[] density = new double[masses.length];
        for (int node = 0; node < density.length; node++) {
            boolean end = node == 0 || node == density.length - 1;
            density[node] = masses[node] / (grid.step() * (end ? 0.5 : 1));
        }
        return density;
    }
}
