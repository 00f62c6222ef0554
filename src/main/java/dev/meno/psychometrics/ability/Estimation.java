package dev.meno.psychometrics.ability;

/** What an estimator answers: an estimate, or the reason why there is none. */
public sealed interface Estimation {
    /** An estimate with its standard error. */
    record Estimated(AbilityEstimate ability) implements Estimation {}

    /** The estimator has no finite answer for these responses. */
    record Refused(Reason reason) implements Estimation {}

    /** Why there is no estimate. */
    enum Reason {
        /** Without a prior, no response says nothing. */
        NO_RESPONSES,
        /** The likelihood rises without end towards one side, as for an all-right pattern, and no bound was set. */
        UNBOUNDED,
        /** At the estimate the items carry no information, so it has no standard error. */
        NO_INFORMATION
    }
}
