package dev.meno.psychometrics.ability;

import java.util.List;

/**
 * A way to estimate one ability from scored responses; the order of the responses does not matter. All estimators are
 * immutable.
 */
public sealed interface Estimator {
    /** The estimate from these responses, or why there is none. */
    Estimation estimate(List<Response> responses);

    /**
     * Mean of the posterior on a grid (EAP) and, as the standard error, its standard deviation. It exists for every
     * pattern.
     *
     * <p>Source: Bock and Mislevy (1982).
     */
    record Eap(NormalPrior prior, ThetaGrid grid) implements Estimator {
        @Override
        public Estimation estimate(List<Response> responses) {
            LogLikelihood likelihood = LogLikelihood.of(grid, responses);
            return new Estimation.Estimated(Posterior.of(prior, likelihood).estimate());
        }
    }

    /**
     * Mode of the posterior within bounds (MAP, in catR "BM"); its standard error is {@code 1 / √(I(θ̂) + 1/σ²)} with the
     * expected information I. It exists for every pattern.
     *
     * <p>Source: Birnbaum (1969), Statistical theory for logistic mental test models with a prior distribution of ability.
     */
    record Map(NormalPrior prior, Bounds bounds) implements Estimator {
        @Override
        public Estimation estimate(List<Response> responses) {
            return new ScoreEquation(responses, bounds) {
                @Override
                double value(double theta) {
                    return score(theta) + prior.score(theta);
                }

                @Override
                double objective(double theta) {
                    return logLikelihood(theta) + prior.logDensity(theta);
                }

                @Override
                double information(double theta) {
                    return super.information(theta) + prior.information();
                }
            }.solve();
        }
    }

    /**
     * Maximum of the likelihood within bounds (ML); its standard error is {@code 1 / √I(θ̂)} with the expected information
     * I. Where the likelihood rises up to a bound, the bound is the estimate; where there is none, the estimator refuses,
     * as it does without a response.
     *
     * <p>Source: Lord (1980).
     */
    record MaximumLikelihood(Bounds bounds) implements Estimator {
        @Override
        public Estimation estimate(List<Response> responses) {
            if (responses.isEmpty()) {
                return new Estimation.Refused(Estimation.Reason.NO_RESPONSES);
            }
            return new ScoreEquation(responses, bounds) {
                @Override
                double value(double theta) {
                    return score(theta);
                }

                @Override
                double objective(double theta) {
                    return logLikelihood(theta);
                }
            }.solve();
        }
    }

    /**
     * Warm's weighted likelihood estimate (WL) within bounds: the root of {@code ℓ′(θ) + J(θ) / (2 I(θ))}. It removes the
     * first-order bias of ML and exists for all-right patterns too; its standard error is {@code 1 / √I(θ̂)}. Of several
     * roots the one with the largest {@code ℓ + ½ log I} is taken. It refuses without a response.
     *
     * <p>Source: Warm (1989), Weighted likelihood estimation of ability in item response theory.
     */
    record WeightedLikelihood(Bounds bounds) implements Estimator {
        @Override
        public Estimation estimate(List<Response> responses) {
            if (responses.isEmpty()) {
                return new Estimation.Refused(Estimation.Reason.NO_RESPONSES);
            }
            return new ScoreEquation(responses, bounds) {
                @Override
                double value(double theta) {
                    double information = information(theta);
                    // Both vanish together far from every item; then the correction has nothing to say.
                    return score(theta) + (information > 0 ? biasNumerator(theta) / (2 * information) : 0);
                }

                @Override
                double objective(double theta) {
                    return logLikelihood(theta) + StrictMath.log(information(theta)) / 2;
                }

                @Override
                boolean hasOneRootAtMost() {
                    return false;
                }
            }.solve();
        }
    }
}
