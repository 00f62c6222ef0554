package dev.meno.psychometrics.ability;

import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/** A normal belief about the abilities in several domains before any response, {@code N(μ, Σ)}. Immutable. */
public final class JointPrior {
    /** Least ratio of a pivot to its variance for a covariance that counts as positive definite. */
    private static final double SINGULAR = 1e-10;

    private static final double ASYMMETRY = 1e-9;

    private final double[] means;
    private final double[][] covariance;
    /** Cholesky root of the correlations. */
    private final RealMatrix root;

    private JointPrior(double[] means, double[][] covariance) {
        this.means = means;
        this.covariance = covariance;
        root = root(covariance);
    }

    /**
     * A belief from its moments.
     *
     * @param means μ, one a domain, in logits; finite
     * @param covariance Σ, symmetric and positive definite, in square logits
     * @throws IllegalArgumentException if there is no domain, a size differs, a number is not finite, or Σ is not a
     *     covariance
     */
    public static JointPrior of(double[] means, double[][] covariance) {
        int domains = means.length;
        if (domains == 0 || covariance.length != domains) {
            throw new IllegalArgumentException(
                    "There are %d means and %d rows of covariances; each domain needs one of both."
                            .formatted(domains, covariance.length));
        }
        double[][] copy = new double[domains][];
        for (int row = 0; row < domains; row++) {
            if (covariance[row].length != domains) {
                throw new IllegalArgumentException(
                        "Row %d has %d covariances, not %d.".formatted(row, covariance[row].length, domains));
            }
            new NormalPrior(means[row], Math.sqrt(covariance[row][row]));
            copy[row] = covariance[row].clone();
        }
        return new JointPrior(means.clone(), copy);
    }

    /**
     * A belief from one for each domain and the correlations between them.
     *
     * @param correlations symmetric, with ones on the diagonal
     */
    public static JointPrior of(NormalPrior[] marginals, double[][] correlations) {
        double[] means = Arrays.stream(marginals).mapToDouble(NormalPrior::mean).toArray();
        double[][] covariance = new double[correlations.length][];
        for (int row = 0; row < correlations.length; row++) {
            covariance[row] = correlations[row].clone();
            for (int column = 0; column < covariance[row].length; column++) {
                covariance[row][column] *= deviation(marginals, row) * deviation(marginals, column);
            }
        }
        return of(means, covariance);
    }

    /** What is too long or too short is refused with the covariances. */
    private static double deviation(NormalPrior[] marginals, int domain) {
        return domain < marginals.length ? marginals[domain].standardDeviation() : 1;
    }

    /**
     * The reference population with one correlation between all domains.
     *
     * @param correlation above {@code −1 / (domains − 1)} and below 1
     */
    public static JointPrior standard(int domains, double correlation) {
        double[][] covariance = new double[domains][domains];
        for (int row = 0; row < domains; row++) {
            Arrays.fill(covariance[row], correlation);
            covariance[row][row] = 1;
        }
        return of(new double[domains], covariance);
    }

    public int domains() {
        return means.length;
    }

    public double mean(int domain) {
        return means[domain];
    }

    public double covariance(int one, int other) {
        return covariance[one][other];
    }

    /** The belief about one domain alone. */
    public NormalPrior marginal(int domain) {
        return new NormalPrior(means[domain], Math.sqrt(covariance[domain][domain]));
    }

    /**
     * A draw of the abilities: {@code μ + S L z} with the standard deviations S and the Cholesky root L of the correlations.
     *
     * @param normal z, independent standard normal numbers, one a domain
     * @return the abilities, in logits
     */
    public double[] draw(double[] normal) {
        double[] abilities = root.operate(normal);
        Arrays.setAll(abilities, domain -> means[domain] + Math.sqrt(covariance[domain][domain]) * abilities[domain]);
        return abilities;
    }

    private static RealMatrix root(double[][] covariance) {
        try {
            double[][] scaled = correlations(covariance);
            return new CholeskyDecomposition(new Array2DRowRealMatrix(scaled, false), ASYMMETRY, SINGULAR).getL();
        } catch (MathRuntimeException e) {
            throw new IllegalArgumentException("The covariances must be symmetric and positive definite.", e);
        }
    }

    private static double[][] correlations(double[][] covariance) {
        double[][] scaled = new double[covariance.length][covariance.length];
        for (int row = 0; row < covariance.length; row++) {
            for (int column = 0; column < covariance.length; column++) {
                double value = covariance[row][column];
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("The covariance (%s) must be finite.".formatted(value));
                }
                scaled[row][column] = value / Math.sqrt(covariance[row][row] * covariance[column][column]);
            }
        }
        return scaled;
    }
}
