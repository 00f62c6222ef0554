package dev.meno.cohort;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CohortAnalytics", description = "How a cohort stands in a course.")
record CohortAnalyticsView(
        @Schema(description = "Id of the cohort.", examples = "019ab0c3-0a10-7c11-b2d2-5e6f708192a3")
        UUID cohortId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "Number of learners.", examples = "24")
        int learners,

        @Schema(description = "Number of learners with at least one attempt.", examples = "21")
        int activeLearners,

        @Schema(description = "Number of attempts.", examples = "812")
        int attempts,

        @Schema(description = "When the last attempt was made.", examples = "2026-11-23T09:05:00Z") @Nullable
        Instant lastActivityAt,

        @Schema(description = "One entry a domain, in the course's order.")
        List<DomainView> domains)
        implements CsvTable {
    @Override
    public String csv() {
        return AnalyticsCsv.summary(this);
    }

    @Schema(
            name = "DomainAnalytics",
            description = "How a cohort stands in a domain; counts learners with an attempt in it.")
    record DomainView(
            @Schema(description = "Key of the domain.", examples = "ml")
            String domain,

            @Schema(description = "Number of learners with an attempt in the domain.", examples = "21")
            int learners,

            @Schema(description = "Number of attempts.", examples = "406")
            int attempts,

            @Schema(description = "When the last attempt was made.", examples = "2026-11-23T09:05:00Z") @Nullable
            Instant lastActivityAt,

            @Schema(
                    description = "Mean of the estimated abilities, in logits; null without learners.",
                    examples = "0.12")
            @Nullable
            Double mean,

            @Schema(
                    description = "Standard deviation of the estimates, in logits; null below two learners.",
                    examples = "0.71")
            @Nullable
            Double standardDeviation,

            @Schema(
                    description =
                            "Root mean square of the learners' standard errors, in logits; null without learners.",
                    examples = "0.42")
            @Nullable
            Double standardError,

            @Schema(description = "Number of learners by estimated ability; open intervals at both ends.")
            List<BinView> distribution) {}

    @Schema(name = "AbilityBin", description = "Number of learners in an interval of ability.")
    record BinView(
            @Schema(description = "Lower end, included; null for the lowest interval.", examples = "0") @Nullable
            Double from,

            @Schema(description = "Upper end, excluded; null for the highest interval.", examples = "0.5") @Nullable
            Double to,

            @Schema(description = "Number of learners.", examples = "5")
            int learners) {}
}
