package dev.meno.ability;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "TopicMastery", description = "How much of a topic a learner knows, with its uncertainty.")
public record TopicMasteryView(
        @Schema(description = "Slug of the topic.", examples = "regularisation")
        String topic,

        @Schema(description = "Key of its domain.", examples = "ml")
        String domain,

        @Schema(description = "Expected share of the topic's points, from 0 to 1.", examples = "0.71")
        double mastery,

        @Schema(description = "Lower end of the 90% interval.", examples = "0.52")
        double low,

        @Schema(description = "Upper end of that interval.", examples = "0.86")
        double high,

        @Schema(description = "Number of answers in the topic.", examples = "6")
        int attempts,

        @Schema(
                description =
                        "The level of mastery. A topic counts as mastered only if that is nearly certain, never after"
                                + " one lucky answer.")
        Level level) {
    /** What is known of a topic, in a word. */
    public enum Level {
        /** No question of it was answered. */
        @JsonProperty("unknown")
        UNKNOWN,
        /** Probably less than half is known. */
        @JsonProperty("weak")
        WEAK,
        @JsonProperty("developing")
        DEVELOPING,
        /** Three quarters are known, with a probability of 0.95, after three answers at least. */
        @JsonProperty("mastered")
        MASTERED
    }
}
