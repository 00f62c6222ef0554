package dev.meno.cohort;

import dev.meno.learner.AbilityView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "LearnerAnalytics", description = "How a learner of a cohort stands in a course.")
record LearnerAnalyticsView(
        @Schema(description = "Id of the learner.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
        UUID learnerId,

        @Schema(description = "Name of the learner.", examples = "Ada")
        String name,

        @Schema(description = "Number of attempts.", examples = "41")
        int attempts,

        @Schema(description = "When the last attempt was made.", examples = "2026-11-23T09:05:00Z") @Nullable
        Instant lastActivityAt,

        @Schema(description = "One entry a domain, in the course's order.")
        List<AbilityView> abilities) {}
