package dev.meno.analytics;

import dev.meno.ability.AbilityView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "LearnerAnalytics", description = "How a learner of a cohort is doing in a course.")
record LearnerAnalyticsView(
        @Schema(description = "Id of the learner.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
        UUID learnerId,

        @Schema(description = "Name of the learner.", examples = "Ada")
        String name,

        @Schema(description = "Number of attempts in the period.", examples = "41")
        long attempts,

        @Schema(description = "Attempts in the period with a full score.", examples = "27")
        long correct,

        @Schema(description = "Minutes of answering in the period.", examples = "63")
        long minutes,

        @Schema(description = "When the learner's last attempt was made.", examples = "2026-11-23T09:05:00Z") @Nullable
        Instant lastActivityAt,

        @Schema(
                description = "Probability of passing the exam, from 0 to 1; null if too little is known.",
                examples = "0.71")
        @Nullable
        Double passProbability,

        @Schema(description = "Day of the exam, if the learner has a study plan.", examples = "2026-12-20") @Nullable
        LocalDate examDate,

        @Schema(description = "Current abilities, one entry per domain, in the course's order.")
        List<AbilityView> abilities,

        @Schema(description = "Why the learner may need help, most important first; empty if there is no sign of it.")
        List<RiskView> risks) {}
