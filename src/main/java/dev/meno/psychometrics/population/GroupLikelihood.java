package dev.meno.psychometrics.population;

import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.ThetaGrid;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * The likelihoods of a group's learners, each divided by its largest value and exponentiated once, so that a density can be
 * tried with multiplications alone. Immutable.
 *
 * <p>For a density g_q(φ) on the nodes with the scores {@code s = ∂ log g / ∂φ}, centred under g, the log-likelihood
 * {@code Σ_i log f_i}, {@code f_i = Σ_q L_iq g_q}, has the gradient {@code Σ_i m_i} with {@code m_i = E(s | i)}, and for a log-linear g the
 * observed information {@code N Cov_g(s) − Σ_i Cov(s | i)} (Louis 1982). {@code N Cov_g(s)} is the complete-data information.
 */
final class GroupLikelihood {
    /** Node by node, one entry a learner: then the loops over the learners need no order and use vector instructions. */
    private final double[][] columns;

    private final ThetaGrid grid;
    private final int learners;

    GroupLikelihood(List<LogLikelihood> likelihoods) {
        if (likelihoods.isEmpty()) {
            throw new IllegalArgumentException("A group must have at least one learner.");
        }
        grid = likelihoods.getFirst().grid();
        learners = likelihoods.size();
        columns = new double[grid.size()][learners];
        for (int learner = 0; learner < learners; learner++) {
            fill(learner, likelihoods.get(learner));
        }
    }

    private void fill(int learner, LogLikelihood likelihood) {
        ThetaGrid other = likelihood.grid();
        int last = grid.size() - 1;
        if (other.size() != grid.size() || other.node(0) != grid.node(0) || other.node(last) != grid.node(last)) {
            throw new IllegalArgumentException("The likelihoods of a group must be on one grid.");
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (int node = 0; node <= last; node++) {
            highest = Math.max(highest, likelihood.at(node));
        }
        for (int node = 0; node <= last; node++) {
            columns[node][learner] = StrictMath.exp(likelihood.at(node) - highest);
        }
    }

    int learners() {
        return learners;
    }

    ThetaGrid grid() {
        return grid;
    }

    /** How the learners would be spread over the nodes if each had this density for a prior. */
    GridDensity posteriorMean(GridDensity density) {
        double[] masses = expected(density, inverses(sums(density.masses())));
        for (int node = 0; node < masses.length; node++) {
            masses[node] /= learners;
        }
        return new GridDensity(grid, masses);
    }

    /** The log-likelihood, up to a constant of the group, and its derivatives as if the density were log-linear in the scores. */
    Objective.Point at(GridDensity density, double[][] scores) {
        double[] totals = sums(density.masses());
        double[] inverses = inverses(totals);
        double[][] means = new double[scores.length][];
        RealVector gradient = new ArrayRealVector(scores.length);
        for (int k = 0; k < scores.length; k++) {
            means[k] = sums(density.weighted(scores[k]));
            for (int learner = 0; learner < learners; learner++) {
                means[k][learner] *= inverses[learner];
                gradient.addToEntry(k, means[k][learner]);
            }
        }
        double value = 0;
        for (double total : totals) {
            value += StrictMath.log(total);
        }
        RealMatrix complete = density.covariance(scores).scalarMultiply(learners);
        RealMatrix information = complete.subtract(productsWithin(expected(density, inverses), scores))
                .add(products(means));
        return new Objective.Point(value, gradient, information, complete);
    }

    /** The sum over the nodes of each learner's likelihood times a weight. */
    private double[] sums(double[] weights) {
        double[] sums = new double[learners];
        for (int node = 0; node < columns.length; node++) {
            add(sums, columns[node], weights[node]);
        }
        return sums;
    }

    private static void add(double[] sums, double[] column, double weight) {
        for (int learner = 0; learner < sums.length; learner++) {
            sums[learner] += column[learner] * weight;
        }
    }

    private static double[] inverses(double[] totals) {
        double[] inverses = new double[totals.length];
        for (int learner = 0; learner < totals.length; learner++) {
            inverses[learner] = 1 / totals[learner];
        }
        return inverses;
    }

    /** The number of learners to be expected at each node. */
    private double[] expected(GridDensity density, double[] inverses) {
        double[] expected = new double[columns.length];
        for (int node = 0; node < columns.length; node++) {
            expected[node] = density.mass(node) * product(columns[node], inverses);
        }
        return expected;
    }

    /** In four sums, which the processor adds up side by side. */
    private static double product(double[] one, double[] other) {
        double[] sums = new double[4];
        int whole = one.length - one.length % 4;
        for (int i = 0; i < whole; i += 4) {
            sums[0] += one[i] * other[i];
            sums[1] += one[i + 1] * other[i + 1];
            sums[2] += one[i + 2] * other[i + 2];
            sums[3] += one[i + 3] * other[i + 3];
        }
        for (int i = whole; i < one.length; i++) {
            sums[0] += one[i] * other[i];
        }
        return sums[0] + sums[1] + sums[2] + sums[3];
    }

    private static RealMatrix products(double[][] rows) {
        RealMatrix products = new Array2DRowRealMatrix(rows.length, rows.length);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                products.setEntry(i, j, product(rows[i], rows[j]));
            }
        }
        return products;
    }

    private static RealMatrix productsWithin(double[] weights, double[][] scores) {
        RealMatrix products = new Array2DRowRealMatrix(scores.length, scores.length);
        for (int i = 0; i < scores.length; i++) {
            double[] weighted = scores[i].clone();
            for (int node = 0; node < weighted.length; node++) {
                weighted[node] *= weights[node];
            }
            for (int j = 0; j < scores.length; j++) {
                products.setEntry(i, j, product(weighted, scores[j]));
            }
        }
        return products;
    }
}
