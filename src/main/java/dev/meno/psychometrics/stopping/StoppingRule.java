package dev.meno.psychometrics.stopping;

import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.stopping.TestProgress.DomainState;
import java.time.Duration;

/** A condition that ends a test. Limits are inclusive, as in catR. */
public sealed interface StoppingRule {
    /** Whether the condition holds. */
    boolean isMet(TestProgress progress);

    /** What a test that it ends was ended by. */
    StopReason reason();

    /**
     * Ends a test of this many items.
     *
     * @param items at least 1
     */
    record MaximumLength(int items) implements StoppingRule {
        public MaximumLength {
            require(items >= 1, "maximum length", items);
        }

        @Override
        public boolean isMet(TestProgress progress) {
            return progress.items() >= items;
        }

        @Override
        public StopReason reason() {
            return StopReason.MAXIMUM_LENGTH;
        }
    }

    /** Ends a test after this time. */
    record TimeLimit(Duration limit) implements StoppingRule {
        public TimeLimit {
            require(limit.isPositive(), "time limit", limit);
        }

        @Override
        public boolean isMet(TestProgress progress) {
            return progress.elapsed().compareTo(limit) >= 0;
        }

        @Override
        public StopReason reason() {
            return StopReason.TIME_LIMIT;
        }
    }

    /**
     * Ends a test whose standard errors are all at or below the target.
     *
     * @param target in logits; positive
     */
    record StandardError(double target) implements StoppingRule {
        public StandardError {
            require(target > 0 && Double.isFinite(target), "target standard error", target);
        }

        @Override
        public boolean isMet(TestProgress progress) {
            return progress.domains().stream()
                    .allMatch(domain -> domain.estimate().standardError() <= target);
        }

        @Override
        public StopReason reason() {
            return StopReason.STANDARD_ERROR;
        }
    }

    /**
     * Ends a test whose best item left promises less than a floor, in the unit of the test's criterion.
     *
     * @param floor positive
     */
    record MinimumGain(double floor) implements StoppingRule {
        public MinimumGain {
            require(floor > 0 && Double.isFinite(floor), "minimum gain", floor);
        }

        @Override
        public boolean isMet(TestProgress progress) {
            return progress.bestGain().isPresent() && progress.bestGain().getAsDouble() < floor;
        }

        @Override
        public StopReason reason() {
            return StopReason.MINIMUM_GAIN;
        }
    }

    /**
     * Ends a test that has told on which side of a cut every ability lies, by the sequential probability ratio test of θ = cut +
     * δ against θ = cut − δ: {@code log L(cut + δ) − log L(cut − δ)} at or above {@code log((1 − β) / α)} or at or below
     * {@code log(β / (1 − α))}.
     *
     * <p>Source: Wald (1947), Sequential Analysis; Reckase (1983); Eggen (1999).
     *
     * @param cut in logits; finite
     * @param delta half the width of the indifference region, in logits; positive
     * @param alpha accepted rate of passing an ability at cut − δ; in (0, 0.5)
     * @param beta accepted rate of failing an ability at cut + δ; in (0, 0.5)
     */
    record Sprt(double cut, double delta, double alpha, double beta) implements StoppingRule {
        public Sprt {
            require(Double.isFinite(cut), "cut", cut);
            require(delta > 0 && Double.isFinite(delta), "half width", delta);
            require(alpha > 0 && alpha < 0.5, "error rate", alpha);
            require(beta > 0 && beta < 0.5, "error rate", beta);
        }

        @Override
        public boolean isMet(TestProgress progress) {
            return progress.domains().stream().allMatch(this::isDecided);
        }

        private boolean isDecided(DomainState domain) {
            double ratio = logRatio(domain);
            return ratio >= StrictMath.log((1 - beta) / alpha) || ratio <= StrictMath.log(beta / (1 - alpha));
        }

        /** The log-likelihood ratio of above against below; positive where above is more likely. */
        public double logRatio(DomainState domain) {
            return domain.likelihood().interpolated(cut + delta)
                    - domain.likelihood().interpolated(cut - delta);
        }

        @Override
        public StopReason reason() {
            return StopReason.CLASSIFIED;
        }
    }

    /**
     * Ends a test in which no ability's confidence interval {@code θ̂ ± z SE} holds the cut.
     *
     * <p>Source: Weiss and Kingsbury (1984), Application of computerized adaptive testing to educational problems.
     *
     * @param cut in logits; finite
     * @param z half width of the interval in standard errors, positive; 1.96 for 95%
     */
    record IntervalClassification(double cut, double z) implements StoppingRule {
        public IntervalClassification {
            require(Double.isFinite(cut), "cut", cut);
            require(z > 0 && Double.isFinite(z), "width", z);
        }

        @Override
        public boolean isMet(TestProgress progress) {
            return progress.domains().stream().allMatch(domain -> isDecided(domain.estimate()));
        }

        private boolean isDecided(AbilityEstimate estimate) {
            return Math.abs(estimate.theta() - cut) > z * estimate.standardError();
        }

        @Override
        public StopReason reason() {
            return StopReason.CLASSIFIED;
        }
    }

    private static void require(boolean holds, String name, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("The %s (%s) is out of range.".formatted(name, value));
        }
    }
}
