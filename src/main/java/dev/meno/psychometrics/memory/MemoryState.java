package dev.meno.psychometrics.memory;

/**
 * What is kept of a memory between reviews.
 *
 * @param stability days after which the probability of recall has fallen to 0.9; positive
 * @param difficulty from 1, easy to keep, to 10
 * @param stage whether it is still being learned, in short steps, or reviewed over days
 * @param step number of the short step that comes next, from 0; 0 in {@link Stage#REVIEW}
 */
public record MemoryState(double stability, double difficulty, Stage stage, int step) {
    /** Where a memory stands. */
    public enum Stage {
        /** Met for the first time, within the learning steps. */
        LEARNING,
        /** Reviewed over days. */
        REVIEW,
        /** Forgotten in a review, within the relearning steps. */
        RELEARNING
    }

    public MemoryState {
        if (!(stability > 0 && Double.isFinite(stability) && difficulty >= 1 && difficulty <= 10 && step >= 0)) {
            throw new IllegalArgumentException("The stability (%s), difficulty (%s) or step (%d) is out of range."
                    .formatted(stability, difficulty, step));
        }
    }

    /** A memory that is reviewed over days. */
    public static MemoryState inReview(double stability, double difficulty) {
        return new MemoryState(stability, difficulty, Stage.REVIEW, 0);
    }
}
