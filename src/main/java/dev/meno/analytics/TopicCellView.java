package dev.meno.analytics;

import dev.meno.ability.TopicMasteryView;
import dev.meno.analytics.folding.TopicMarks;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "TopicCell", description = "How much of a topic a learner knows, with its uncertainty.")
record TopicCellView(
        @Schema(description = "Slug of the topic.", examples = "regularisation")
        String topic,

        @Schema(description = "Expected share of the topic's points, from 0 to 1.", examples = "0.71")
        double mastery,

        @Schema(description = "Lower end of the 90% interval.", examples = "0.52")
        double low,

        @Schema(description = "Upper end of that interval.", examples = "0.86")
        double high,

        @Schema(description = "Number of answers in the topic.", examples = "6")
        int attempts,

        @Schema(description = "The level of mastery.") TopicMasteryView.Level level) {
    static TopicCellView of(String topic, TopicMarks.Mark mark) {
        return new TopicCellView(topic, mark.mastery(), mark.low(), mark.high(), mark.attempts(), mark.level());
    }
}
