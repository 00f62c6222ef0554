package dev.meno.ability;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Abilities", description = "A learner's abilities in a course.")
public record AbilitiesView(
        @Schema(description = "Id of the learner.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
        UUID learnerId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "One entry per domain, in the course's order.")
        List<AbilityView> abilities,

        @Schema(description = "One entry per topic, in the course's order.")
        List<TopicMasteryView> topics) {}
