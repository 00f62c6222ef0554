package dev.meno.psychometrics.stopping;

/** Why a test is over. */
public enum StopReason {
    /** As many items as allowed were answered. */
    MAXIMUM_LENGTH,
    /** The time is up. */
    TIME_LIMIT,
    /** No item is left to serve. */
    BANK_EXHAUSTED,
    /** Every standard error has reached its target. */
    STANDARD_ERROR,
    /** The ability is known to be above or below the cut. */
    CLASSIFIED,
    /** No item left is worth asking. */
    MINIMUM_GAIN;

    /** Whether it ends a test that has not reached its minimum length. */
    boolean isHard() {
        return this == MAXIMUM_LENGTH || this == TIME_LIMIT || this == BANK_EXHAUSTED;
    }
}
