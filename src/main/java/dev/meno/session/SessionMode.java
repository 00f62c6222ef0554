package dev.meno.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a session is for. */
public enum SessionMode {
    /** Adaptive practice with feedback after every answer. */
    @JsonProperty("practice")
    PRACTICE,
    /** A short adaptive test over all domains that finds where a learner stands. */
    @JsonProperty("placement")
    PLACEMENT,
    /** Questions that were answered before and are about to be forgotten. */
    @JsonProperty("review")
    REVIEW,
    /** An exam under its real conditions: a fixed time, no feedback before the end. */
    @JsonProperty("mock-exam")
    MOCK_EXAM;

    /** Whether it has a form or a clock of its own, shows no key before its end and keeps answers as drafts until then. */
    public boolean isExam() {
        return this == MOCK_EXAM;
    }

    /** Whether it measures all domains together, so that each tells of the others, and not each by its own answers. */
    public boolean measuresTogether() {
        return this == PLACEMENT;
    }

    /** Whether it gives hints. */
    public boolean givesHints() {
        return this == PRACTICE || this == REVIEW;
    }
}
