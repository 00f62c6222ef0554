package dev.meno.flag;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a learner finds faulty about a question. */
public enum FaultReason {
    @JsonProperty("wrong-key")
    WRONG_KEY,
    @JsonProperty("ambiguous")
    AMBIGUOUS,
    @JsonProperty("outdated")
    OUTDATED,
    @JsonProperty("typo")
    TYPO,
    @JsonProperty("other")
    OTHER
}
