package dev.meno.analytics;

import dev.meno.http.Csv;
import dev.meno.http.CsvTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CohortAnalytics", description = "How a cohort is doing in a course.")
record CohortAnalyticsView(
        @Schema(description = "Id of the cohort.", examples = "019ab0c3-0a10-7c11-b2d2-5e6f708192a3")
        UUID cohortId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "First day that counts; null for no limit.", examples = "2026-10-01") @Nullable
        LocalDate from,

        @Schema(description = "Last day that counts; null for no limit.", examples = "2026-11-26") @Nullable
        LocalDate to,

        @Schema(description = "The time zone of the days: the cohort's, or the tenant's.", examples = "Europe/Berlin")
        String timeZone,

        @Schema(description = "Number of learners.", examples = "24")
        int learners,

        @Schema(description = "Number of learners with at least one attempt in the period.", examples = "21")
        int activeLearners,

        @Schema(description = "Number of attempts in the period.", examples = "812")
        long attempts,

        @Schema(description = "When the last attempt in the period was made.", examples = "2026-11-23T09:05:00Z")
        @Nullable
        Instant lastActivityAt,

        @Schema(
                description =
                        "Number of attempts that aren't included yet because many came in at once. Ask again soon.",
                examples = "0")
        int pending,

        @Schema(description = "One entry per domain, in the course's order.")
        List<DomainView> domains,

        @Schema(description = "How many learners are expected to pass the exam today.")
        PassingView passing,

        @Schema(description = "One entry per day with attempts, oldest first.")
        List<ActivityView> activity,

        @Schema(description = "Learners who may need help, with the reasons.")
        List<AtRiskView> atRisk)
        implements CsvTable {
    @Override
    public String csv() {
        return Csv.print(
                List.of(
                        "domain",
                        "learners",
                        "attempts",
                        "lastActivityAt",
                        "mean",
                        "meanError",
                        "standardDeviation",
                        "standardDeviationError"),
                printer -> {
                    for (DomainView domain : domains) {
                        printer.printRecord(
                                Csv.text(domain.domain()),
                                domain.learners(),
                                domain.attempts(),
                                domain.lastActivityAt(),
                                domain.mean(),
                                domain.meanError(),
                                domain.standardDeviation(),
                                domain.standardDeviationError());
                    }
                });
    }

    @Schema(
            name = "DomainAnalytics",
            description =
                    "How ability in a domain is distributed over the learners who answered in it during the period."
                            + " This is the distribution of the abilities themselves, estimated from all answers. The"
                            + " learners' individual estimates spread differently. For a period in the past, it is based on"
                            + " the estimates at its end.")
    record DomainView(
            @Schema(description = "Key of the domain.", examples = "ml")
            String domain,

            @Schema(description = "Name of the domain.", examples = "Machine learning and deep learning")
            String title,

            @Schema(description = "Number of learners with an attempt in the domain in the period.", examples = "21")
            long learners,

            @Schema(description = "Number of attempts.", examples = "406")
            long attempts,

            @Schema(description = "When the last attempt was made.", examples = "2026-11-23T09:05:00Z") @Nullable
            Instant lastActivityAt,

            @Schema(
                    description =
                            "True if fewer than 5 learners answered. The mean, standard deviation and distribution are then"
                                    + " withheld.",
                    examples = "false")
            boolean suppressed,

            @Schema(description = "Mean ability of the group, in logits; null if withheld.", examples = "0.12")
            @Nullable
            Double mean,

            @Schema(description = "Standard error of the mean, in logits; null if withheld.", examples = "0.16")
            @Nullable
            Double meanError,

            @Schema(
                    description = "Standard deviation of ability in the group, in logits; null if withheld.",
                    examples = "0.81")
            @Nullable
            Double standardDeviation,

            @Schema(
                    description = "Standard error of the standard deviation, in logits; null if withheld.",
                    examples = "0.13")
            @Nullable
            Double standardDeviationError,

            @Schema(
                    description =
                            "Share of the group in each interval of ability, open at both ends; empty if withheld.")
            List<ShareView> distribution) {}

    @Schema(name = "AbilityShare", description = "Share of a group in an interval of ability.")
    record ShareView(
            @Schema(description = "Lower end, included; null for the lowest interval.", examples = "0") @Nullable
            Double from,

            @Schema(description = "Upper end, excluded; null for the highest interval.", examples = "0.5") @Nullable
            Double to,

            @Schema(description = "Share of the group, from 0 to 1.", examples = "0.21")
            double share,

            @Schema(description = "Standard error of the share.", examples = "0.04")
            double standardError) {}

    @Schema(name = "ExpectedPassing", description = "How many of a group are expected to pass.")
    record PassingView(
            @Schema(description = "Number of learners with enough answers for a forecast.", examples = "18")
            int learners,

            @Schema(description = "Number of learners with too few answers for a forecast.", examples = "6")
            int unknown,

            @Schema(
                    description =
                            "Expected share of passes among the learners with a forecast, from 0 to 1; null if there are"
                                    + " fewer than 5.",
                    examples = "0.61")
            @Nullable
            Double expectedShare,

            @Schema(description = "Lower end of the 90% interval of the share.", examples = "0.44") @Nullable
            Double low,

            @Schema(description = "Upper end of that interval.", examples = "0.78") @Nullable
            Double high) {}

    @Schema(name = "DayActivity", description = "What a cohort did on a day.")
    record ActivityView(
            @Schema(description = "The day.", examples = "2026-11-23")
            LocalDate day,

            @Schema(description = "Number of learners with an attempt.", examples = "14")
            long learners,

            @Schema(description = "Number of attempts.", examples = "203")
            long attempts,

            @Schema(description = "Number of attempts with a full score.", examples = "131")
            long correct,

            @Schema(
                    description =
                            "Minutes spent answering, by the clients' clocks. An answer counts for ten minutes at most.",
                    examples = "251")
            long minutes) {}

    @Schema(name = "AtRisk", description = "A learner who may need help.")
    record AtRiskView(
            @Schema(description = "Id of the learner.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
            UUID learnerId,

            @Schema(description = "Name of the learner.", examples = "Ada")
            String name,

            @Schema(description = "The reasons, most important first.")
            List<RiskView> reasons) {}
}
