package dev.meno.session.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a session is over. */
public enum FinishReason {
    /** The client finished it. */
    @JsonProperty("finished-by-client")
    FINISHED_BY_CLIENT,
    /** Every question in scope has been served. */
    @JsonProperty("pool-exhausted")
    POOL_EXHAUSTED,
    /** The policy's number of questions has been answered. */
    @JsonProperty("max-questions")
    MAX_QUESTIONS,
    /** Every domain in scope is known as precisely as the policy asks. */
    @JsonProperty("target-standard-error")
    TARGET_STANDARD_ERROR,
    /** No question is due for review. */
    @JsonProperty("nothing-due")
    NOTHING_DUE,
    /** The time was up. */
    @JsonProperty("time-limit")
    TIME_LIMIT,
    /** Passing or failing is settled. */
    @JsonProperty("classified")
    CLASSIFIED
}
