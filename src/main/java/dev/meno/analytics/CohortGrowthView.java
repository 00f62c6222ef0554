package dev.meno.analytics;

import dev.meno.http.Csv;
import dev.meno.http.CsvTable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "CohortGrowth",
        description = "How ability in a cohort has changed, week by week. Each week takes the latest estimate of every"
                + " learner who has answered so far and estimates the underlying distribution.")
record CohortGrowthView(
        @Schema(description = "Id of the cohort.", examples = "019ab0c3-0a10-7c11-b2d2-5e6f708192a3")
        UUID cohortId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(
                description = "The time zone in which weeks begin: the cohort's, or the tenant's.",
                examples = "Europe/Berlin")
        String timeZone,

        @Schema(description = "One entry per domain and week, by domain in the course's order, oldest week first.")
        List<PointView> points)
        implements CsvTable {
    @Override
    public String csv() {
        return Csv.print(
                List.of("domain", "week", "learners", "mean", "meanError", "low", "high", "standardDeviation"),
                printer -> {
                    for (PointView point : points) {
                        printer.printRecord(
                                Csv.text(point.domain()),
                                point.week(),
                                point.learners(),
                                point.mean(),
                                point.meanError(),
                                point.low(),
                                point.high(),
                                point.standardDeviation());
                    }
                });
    }

    @Schema(name = "GrowthPoint", description = "Ability of a cohort in a domain at the end of a week.")
    record PointView(
            @Schema(description = "Key of the domain.", examples = "ml")
            String domain,

            @Schema(description = "Monday of the week.", examples = "2026-11-23")
            LocalDate week,

            @Schema(description = "Number of learners who have answered in the domain so far.", examples = "21")
            int learners,

            @Schema(description = "Mean ability, in logits; null below 5 learners.", examples = "0.31") @Nullable
            Double mean,

            @Schema(description = "Its standard error, in logits.", examples = "0.15") @Nullable
            Double meanError,

            @Schema(description = "Lower end of the mean's 95% interval.", examples = "0.02") @Nullable
            Double low,

            @Schema(description = "Upper end of that interval.", examples = "0.6") @Nullable
            Double high,

            @Schema(description = "Standard deviation of ability in the group, in logits.", examples = "0.78") @Nullable
            Double standardDeviation) {}
}
