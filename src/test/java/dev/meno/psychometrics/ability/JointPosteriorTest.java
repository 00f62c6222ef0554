package dev.meno.psychometrics.ability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JointPosteriorTest {
    private static final LogLikelihood NONE = LogLikelihood.none(ThetaGrid.STANDARD);
    private static final double[][] TWO = {{1, 0.6}, {0.6, 1}};
    private static final double[][] THREE = {{1, 0.6, 0.5}, {0.6, 1, 0.7}, {0.5, 0.7, 1}};

    /** Moments by brute force: the sum of prior times likelihoods over the product of the domains' grids. */
    private static final class Moments {
        private final double[] mean;
        private final double[][] covariance;

        Moments(double[] mean, double[][] covariance) {
            this.mean = mean;
            this.covariance = covariance;
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 0, false", "2, 1, false", "2, 10, false", "2, 80, false", "2, 1, true", "2, 10, true", "2, 80, true"
    })
    void twoDomainsAgreeWithIntegrationByBruteForce(int domains, int responses, boolean guessing) {
        for (long seed = 1; seed <= 10; seed++) {
            assertAgrees(TWO, responses, guessing, seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "6, false", "30, false", "80, false", "1, true", "6, true", "30, true", "80, true"})
    void threeDomainsAgreeWithIntegrationByBruteForce(int responses, boolean guessing) {
        for (long seed = 1; seed <= 3; seed++) {
            assertAgrees(THREE, responses, guessing, seed);
        }
    }

    private static void assertAgrees(double[][] correlations, int responses, boolean guessing, long seed) {
        JointPrior prior = JointPrior.of(new double[correlations.length], correlations);
        List<LogLikelihood> likelihoods = likelihoods(correlations, responses, guessing, seed);
        JointPosterior posterior = JointPosterior.of(prior, likelihoods);
        Moments exact = integrate(correlations, likelihoods);
        assertTrue(posterior.converged());
        for (int d = 0; d < correlations.length; d++) {
            assertEquals(exact.mean[d], posterior.estimate(d).theta(), 0.002);
            assertEquals(
                    Math.sqrt(exact.covariance[d][d]), posterior.estimate(d).standardError(), 0.005);
            for (int e = 0; e < d; e++) {
                assertEquals(exact.covariance[d][e], posterior.covariance(d, e), 0.005);
                assertEquals(posterior.covariance(e, d), posterior.covariance(d, e));
            }
        }
    }

    private static List<LogLikelihood> likelihoods(
            double[][] correlations, int responses, boolean guessing, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RealMatrix root = new CholeskyDecomposition(new Array2DRowRealMatrix(correlations)).getL();
        double[] normal = new double[correlations.length];
        Arrays.setAll(normal, d -> random.nextGaussian());
        double[] truth = root.operate(normal);
        List<LogLikelihood> likelihoods = new ArrayList<>(Collections.nCopies(correlations.length, NONE));
        for (int i = 0; i < responses; i++) {
            int domain = i % correlations.length;
            ItemModel item = LogisticItem.threePl(
                    random.nextDouble(0.6, 2.2), random.nextDouble(-2.5, 2.5), guessing ? 0.25 : 0);
            int category = random.nextDouble() < item.probability(truth[domain], 1) ? 1 : 0;
            likelihoods.set(domain, likelihoods.get(domain).plus(item, category));
        }
        return likelihoods;
    }

    private static Moments integrate(double[][] correlations, List<LogLikelihood> likelihoods) {
        int domains = correlations.length;
        double[][] precision = new LUDecomposition(new Array2DRowRealMatrix(correlations))
                .getSolver()
                .getInverse()
                .getData();
        double[] mean = new double[domains];
        double[][] second = new double[domains][domains];
        double[] total = {0};
        visit(0, new double[domains], new int[domains], (theta, nodes) -> {
            double log = 0;
            for (int d = 0; d < domains; d++) {
                log += likelihoods.get(d).at(nodes[d]);
                for (int e = 0; e < domains; e++) {
                    log -= theta[d] * precision[d][e] * theta[e] / 2;
                }
            }
            double weight = Math.exp(log);
            total[0] += weight;
            for (int d = 0; d < domains; d++) {
                mean[d] += weight * theta[d];
                for (int e = 0; e < domains; e++) {
                    second[d][e] += weight * theta[d] * theta[e];
                }
            }
        });
        for (int d = 0; d < domains; d++) {
            mean[d] /= total[0];
        }
        for (int d = 0; d < domains; d++) {
            for (int e = 0; e < domains; e++) {
                second[d][e] = second[d][e] / total[0] - mean[d] * mean[e];
            }
        }
        return new Moments(mean, second);
    }

    private interface Visitor {
        void visit(double[] theta, int[] nodes);
    }

    private static void visit(int domain, double[] theta, int[] nodes, Visitor visitor) {
        if (domain == theta.length) {
            visitor.visit(theta, nodes);
            return;
        }
        for (int node = 0; node < ThetaGrid.STANDARD.size(); node++) {
            theta[domain] = ThetaGrid.STANDARD.node(node);
            nodes[domain] = node;
            visit(domain + 1, theta, nodes, visitor);
        }
    }

    @Test
    void itSettlesInAFewSweeps() {
        for (long seed = 1; seed <= 20; seed++) {
            List<LogLikelihood> likelihoods = likelihoods(THREE, 30, true, seed);
            JointPosterior posterior = JointPosterior.of(JointPrior.of(new double[3], THREE), likelihoods);
            assertTrue(posterior.converged() && posterior.sweeps() <= 10, "sweeps " + posterior.sweeps());
        }
    }

    @Test
    void oneDomainIsThePosteriorItself() {
        LogLikelihood likelihood =
                NONE.plus(LogisticItem.threePl(1.4, 0.3, 0.2), 1).plus(LogisticItem.onePl(1), 0);
        JointPosterior joint = JointPosterior.of(JointPrior.standard(1, 0), List.of(likelihood));
        AbilityEstimate alone = Posterior.of(NormalPrior.STANDARD, likelihood).estimate();
        assertEquals(alone.theta(), joint.estimate(0).theta(), 1e-12);
        assertEquals(alone.standardError(), joint.estimate(0).standardError(), 1e-12);
    }

    @Test
    void withoutCorrelationTheDomainsAreIndependent() {
        List<LogLikelihood> likelihoods = likelihoods(THREE, 20, true, 5);
        JointPosterior joint = JointPosterior.of(JointPrior.standard(3, 0), likelihoods);
        for (int d = 0; d < 3; d++) {
            AbilityEstimate alone =
                    Posterior.of(NormalPrior.STANDARD, likelihoods.get(d)).estimate();
            assertEquals(alone.theta(), joint.estimate(d).theta(), 1e-9);
            assertEquals(alone.standardError(), joint.estimate(d).standardError(), 1e-9);
            assertEquals(0, joint.covariance(d, (d + 1) % 3), 1e-12);
        }
    }

    @Test
    void withoutAResponseItIsThePrior() {
        JointPosterior joint = JointPosterior.of(JointPrior.of(new double[3], THREE), Collections.nCopies(3, NONE));
        assertEquals(0, joint.estimate(1).theta());
        assertEquals(1, joint.estimate(1).standardError());
        assertEquals(0.7, joint.covariance(1, 2));
        assertTrue(joint.converged());
    }

    @Test
    void aRightAnswerInOneDomainRaisesTheOthersByRegression() {
        JointPosterior joint = JointPosterior.of(
                JointPrior.of(new double[2], TWO), List.of(NONE.plus(LogisticItem.twoPl(1.5, 0), 1), NONE));
        double moved = joint.estimate(0).theta();
        assertTrue(moved > 0.3);
        assertEquals(0.6 * moved, joint.estimate(1).theta(), 1e-9);
        double variance = Math.pow(joint.estimate(0).standardError(), 2);
        assertEquals(1 - 0.36 * (1 - variance), Math.pow(joint.estimate(1).standardError(), 2), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 12})
    void itIsFiniteAndSaneForAnyNumberOfDomainsAndAnyPattern(int domains) {
        for (double correlation : new double[] {0, 0.6, 0.95}) {
            for (int pattern = 0; pattern < 4; pattern++) {
                List<LogLikelihood> likelihoods = new ArrayList<>();
                for (int d = 0; d < domains; d++) {
                    likelihoods.add(extreme(pattern, d));
                }
                JointPrior prior = JointPrior.standard(domains, correlation);
                JointPosterior joint = JointPosterior.of(prior, likelihoods);
                double[][] covariance = new double[domains][domains];
                for (int d = 0; d < domains; d++) {
                    assertTrue(Double.isFinite(joint.estimate(d).theta()));
                    assertTrue(joint.estimate(d).standardError() > 0);
                    for (int e = 0; e < domains; e++) {
                        covariance[d][e] = joint.covariance(d, e);
                    }
                }
                // Throws unless it is positive definite.
                new CholeskyDecomposition(new Array2DRowRealMatrix(covariance), 1e-6, 0);
            }
        }
    }

    private static LogLikelihood extreme(int pattern, int domain) {
        LogLikelihood likelihood = NONE;
        for (int i = 0; i < 60; i++) {
            likelihood = switch (pattern) {
                case 0 -> likelihood.plus(LogisticItem.twoPl(2.5, i % 5 - 2), 1);
                case 1 -> likelihood.plus(LogisticItem.threePl(2.5, i % 5 - 2, 0.3), domain % 2);
                // Right where it is hard and wrong where it is easy: guesses make the likelihood bimodal.
                case 2 -> likelihood.plus(LogisticItem.threePl(3, i % 2 == 0 ? 3 : -3, 0.4), i % 2 == 0 ? 1 : 0);
                default -> likelihood.plus(LogisticItem.threePl(1e6, i % 3 - 50, 0.999999), i % 2);
            };
        }
        return likelihood;
    }

    @Test
    void oneOrdinaryResponseLeavesTheErrorNearThePriors() {
        for (int category = 0; category <= 1; category++) {
            JointPosterior joint = JointPosterior.of(
                    JointPrior.of(new double[3], THREE),
                    List.of(NONE.plus(LogisticItem.twoPl(2, 1), category), NONE, NONE));
            for (int d = 0; d < 3; d++) {
                double error = joint.estimate(d).standardError();
                assertTrue(error > 0.6 && error < 1, "standard error " + error);
            }
        }
    }

    @Test
    void thePosteriorIsThePriorOfWhatFollows() {
        // Normal likelihoods combine exactly, so that the order of evidence does not matter.
        LogLikelihood normal = NONE.plusRow(IntStream.range(0, ThetaGrid.STANDARD.size())
                .mapToDouble(node -> -Math.pow(ThetaGrid.STANDARD.node(node) - 0.5, 2))
                .toArray());
        JointPrior prior = JointPrior.of(new double[2], TWO);
        JointPosterior atOnce = JointPosterior.of(prior, List.of(normal, normal));
        JointPosterior inTurn = JointPosterior.of(
                JointPosterior.of(prior, List.of(normal, NONE)).asPrior(), List.of(NONE, normal));
        assertEquals(atOnce.estimate(0).theta(), inTurn.estimate(0).theta(), 1e-6);
        assertEquals(atOnce.covariance(0, 1), inTurn.covariance(0, 1), 1e-6);
    }

    @Test
    void refusesWhatIsNoCovariance() {
        double[] means = {0, 0};
        assertThrows(IllegalArgumentException.class, () -> JointPrior.of(means, new double[][] {{1, 1}, {1, 1}}));
        assertThrows(IllegalArgumentException.class, () -> JointPrior.of(means, new double[][] {{1, 2}, {2, 1}}));
        assertThrows(IllegalArgumentException.class, () -> JointPrior.of(means, new double[][] {{1, 0.2}, {0.3, 1}}));
        assertThrows(
                IllegalArgumentException.class, () -> JointPrior.of(means, new double[][] {{1, Double.NaN}, {0, 1}}));
        assertThrows(IllegalArgumentException.class, () -> JointPrior.of(means, new double[][] {{0, 0}, {0, 1}}));
        assertThrows(IllegalArgumentException.class, () -> JointPrior.of(means, new double[][] {{1}}));
        assertThrows(IllegalArgumentException.class, () -> JointPrior.of(new double[0], new double[0][]));
        assertThrows(IllegalArgumentException.class, () -> JointPosterior.of(JointPrior.standard(2, 0), List.of(NONE)));
    }
}
