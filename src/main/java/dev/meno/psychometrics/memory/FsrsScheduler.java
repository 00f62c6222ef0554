package dev.meno.psychometrics.memory;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Schedules reviews by FSRS-6, the three-component model of memory (difficulty, stability, retrievability). Elapsed time
 * counts in whole days, as in the reference implementations; a review on the same day follows the short-term formula.
 * Without fuzz. Immutable.
 *
 * <p>Source: Ye, Su and Cao (2022), A stochastic shortest path algorithm for optimizing spaced repetition scheduling; the
 * open-spaced-repetition group's description of the algorithm FSRS-6 (2025), whose default parameters these are.
 */
public final class FsrsScheduler {
    /** Default parameters w₀ to w₂₀, fitted by the authors to some 700 million reviews of 20 000 people. */
    public static final List<Double> DEFAULT_PARAMETERS = List.of(
            0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
            1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542);

    /** The default parameters, a retention of 0.9 and no short steps: what a tutor asks again, it asks on another day. */
    public static final FsrsScheduler STANDARD = new FsrsScheduler(DEFAULT_PARAMETERS, 0.9, List.of(), List.of());

    private static final int MAXIMUM_INTERVAL_DAYS = 36_500;
    private static final double MIN_STABILITY = 0.001;
    private static final double MIN_DIFFICULTY = 1;
    private static final double MAX_DIFFICULTY = 10;

    private final double[] w;
    private final double decay;
    private final double factor;
    private final double desiredRetention;
    private final List<Duration> learningSteps;
    private final List<Duration> relearningSteps;

    /**
     * A scheduler.
     *
     * @param parameters w₀ to w₂₀
     * @param desiredRetention probability of recall at which a review is due, in (0, 1)
     * @param learningSteps short intervals before a new memory is reviewed over days; none to do so at once
     * @param relearningSteps the same after it was forgotten in a review
     */
    public FsrsScheduler(
            List<Double> parameters,
            double desiredRetention,
            List<Duration> learningSteps,
            List<Duration> relearningSteps) {
        if (parameters.size() != DEFAULT_PARAMETERS.size()) {
            throw new IllegalArgumentException(
                    "FSRS-6 has %d parameters, not %d.".formatted(DEFAULT_PARAMETERS.size(), parameters.size()));
        }
        if (!(desiredRetention > 0 && desiredRetention < 1)) {
            throw new IllegalArgumentException(
                    "The desired retention (%s) must be between 0 and 1.".formatted(desiredRetention));
        }
        w = parameters.stream().mapToDouble(Double::doubleValue).toArray();
        decay = -w[20];
        factor = StrictMath.pow(0.9, 1 / decay) - 1;
        this.desiredRetention = desiredRetention;
        this.learningSteps = List.copyOf(learningSteps);
        this.relearningSteps = List.copyOf(relearningSteps);
    }

    /**
     * The outcome of a review.
     *
     * @param interval time until the next review is due
     */
    public record Review(MemoryState state, Duration interval) {}

    /**
     * Probability that something is recalled: {@code R(t, S) = (1 + factor · t / S)^decay}, with t in whole days.
     *
     * @param elapsed time since its last review; not negative
     */
    public double retrievability(MemoryState state, Duration elapsed) {
        return StrictMath.pow(1 + factor * Math.max(0, elapsed.toDays()) / state.stability(), decay);
    }

    /** Time from a review until the probability of recall has fallen to the desired retention, in whole days. */
    public Duration interval(MemoryState state) {
        double days = state.stability() / factor * (StrictMath.pow(desiredRetention, 1 / decay) - 1);
        return Duration.ofDays(Math.clamp(Math.round(days), 1, MAXIMUM_INTERVAL_DAYS));
    }

    /** Something is met for the first time. */
    public Review first(Rating rating) {
        double stability = Math.max(w[rating.grade() - 1], MIN_STABILITY);
        double difficulty = clampDifficulty(initialDifficulty(rating));
        return schedule(stability, difficulty, MemoryState.Stage.LEARNING, 0, rating);
    }

    /**
     * Something is met again.
     *
     * @param before null when it is met for the first time
     * @param elapsed time since its last review; not negative
     */
    public Review review(@Nullable MemoryState before, Duration elapsed, Rating rating) {
        if (before == null) {
            return first(rating);
        }
        double stability = elapsed.toDays() < 1
                ? shortTermStability(before.stability(), rating)
                : nextStability(before, retrievability(before, elapsed), rating);
        return schedule(
                Math.max(stability, MIN_STABILITY),
                nextDifficulty(before.difficulty(), rating),
                before.stage(),
                before.step(),
                rating);
    }

    private Review schedule(double stability, double difficulty, MemoryState.Stage stage, int step, Rating rating) {
        List<Duration> steps = stage == MemoryState.Stage.LEARNING ? learningSteps : relearningSteps;
        if (stage == MemoryState.Stage.REVIEW) {
            return rating == Rating.AGAIN && !relearningSteps.isEmpty()
                    ? inStep(stability, difficulty, MemoryState.Stage.RELEARNING, 0, relearningSteps.getFirst())
                    : inReview(stability, difficulty);
        }
        if (steps.isEmpty() || (step >= steps.size() && rating != Rating.AGAIN)) {
            return inReview(stability, difficulty);
        }
        return switch (rating) {
            case AGAIN -> inStep(stability, difficulty, stage, 0, steps.getFirst());
            case HARD -> inStep(stability, difficulty, stage, step, hardStep(steps, step));
            case GOOD ->
                step + 1 == steps.size()
                        ? inReview(stability, difficulty)
                        : inStep(stability, difficulty, stage, step + 1, steps.get(step + 1));
            case EASY -> inReview(stability, difficulty);
        };
    }

    /** A hard first step lasts half as long again, or as long as the mean of the first two. */
    private static Duration hardStep(List<Duration> steps, int step) {
        if (step > 0) {
            return steps.get(step);
        }
        return steps.size() == 1
                ? steps.getFirst().multipliedBy(3).dividedBy(2)
                : steps.getFirst().plus(steps.get(1)).dividedBy(2);
    }

    private static Review inStep(
            double stability, double difficulty, MemoryState.Stage stage, int step, Duration interval) {
        return new Review(new MemoryState(stability, difficulty, stage, step), interval);
    }

    private Review inReview(double stability, double difficulty) {
        MemoryState state = MemoryState.inReview(stability, difficulty);
        return new Review(state, interval(state));
    }

    private double initialDifficulty(Rating rating) {
        return w[4] - StrictMath.exp(w[5] * (rating.grade() - 1)) + 1;
    }

    /** A step by the grade, damped near the top, and a little reversion to the difficulty of what is easy at first sight. */
    private double nextDifficulty(double difficulty, Rating rating) {
        double step = -w[6] * (rating.grade() - 3);
        double damped = difficulty + (MAX_DIFFICULTY - difficulty) * step / 9;
        return clampDifficulty(w[7] * initialDifficulty(Rating.EASY) + (1 - w[7]) * damped);
    }

    private double shortTermStability(double stability, Rating rating) {
        double increase = StrictMath.exp(w[17] * (rating.grade() - 3 + w[18])) * StrictMath.pow(stability, -w[19]);
        boolean recalled = rating == Rating.GOOD || rating == Rating.EASY;
        return stability * (recalled ? Math.max(increase, 1) : increase);
    }

    private double nextStability(MemoryState before, double retrievability, Rating rating) {
        return rating == Rating.AGAIN
                ? stabilityAfterForgetting(before, retrievability)
                : stabilityAfterRecall(before, retrievability, rating);
    }

    private double stabilityAfterForgetting(MemoryState before, double retrievability) {
        double longTerm = w[11]
                * StrictMath.pow(before.difficulty(), -w[12])
                * (StrictMath.pow(before.stability() + 1, w[13]) - 1)
                * StrictMath.exp(w[14] * (1 - retrievability));
        double shortTerm = before.stability() / StrictMath.exp(w[17] * w[18]);
        return Math.min(longTerm, shortTerm);
    }

    private double stabilityAfterRecall(MemoryState before, double retrievability, Rating rating) {
        double hard = rating == Rating.HARD ? w[15] : 1;
        double easy = rating == Rating.EASY ? w[16] : 1;
        double increase = StrictMath.exp(w[8])
                * (11 - before.difficulty())
                * StrictMath.pow(before.stability(), -w[9])
                * (StrictMath.exp(w[10] * (1 - retrievability)) - 1)
                * hard
                * easy;
        return before.stability() * (1 + increase);
    }

    private static double clampDifficulty(double difficulty) {
        return Math.clamp(difficulty, MIN_DIFFICULTY, MAX_DIFFICULTY);
    }
}
