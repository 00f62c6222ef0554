package dev.meno.analytics;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Risk", description = "A reason why a learner may need help.")
record RiskView(
        @Schema(description = "The reason.") Reason reason,

        @Schema(
                description = "The reason in words, with figures.",
                examples = "Hasn't answered a question for 12 days.")
        String detail) {

    /** Reasons, weightiest first. */
    enum Reason {
        /** Enough is known, and passing is less likely than failing. */
        @JsonProperty("unlikely-to-pass")
        UNLIKELY_TO_PASS,
        /** The exam is near, and too little is known for a forecast. */
        @JsonProperty("little-known")
        LITTLE_KNOWN,
        /** A member who has not answered any question. */
        @JsonProperty("not-started")
        NOT_STARTED,
        /** Answered once, and no more for a while. */
        @JsonProperty("inactive")
        INACTIVE,
        /** Practises, and ability does not rise. */
        @JsonProperty("not-growing")
        NOT_GROWING,
        /** Many answers come too fast to rest on reading the question. */
        @JsonProperty("guessing")
        GUESSING
    }
}
