package dev.meno.analytics;

import dev.meno.http.Csv;
import dev.meno.http.CsvTable;
import dev.meno.psychometrics.ability.AbilityEstimate;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "LearnerHistory", description = "A learner of a cohort over time.")
record LearnerHistoryView(
        @Schema(description = "Id of the cohort.", examples = "019ab0c3-0a10-7c11-b2d2-5e6f708192a3")
        UUID cohortId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "The time zone of the days: the cohort's, or the tenant's.", examples = "Europe/Berlin")
        String timeZone,

        @Schema(description = "How the learner is doing.") LearnerAnalyticsView learner,

        @Schema(description = "Ability at the end of each week with attempts, oldest first.")
        List<WeekView> weeks,

        @Schema(description = "One entry per day with attempts, oldest first.")
        List<DayView> days,

        @Schema(description = "Mastery of each topic, in the course's order; topics without an answer are left out.")
        List<TopicCellView> topics)
        implements CsvTable {
    @Override
    public String csv() {
        return Csv.print(List.of("week", "domain", "theta", "standardError", "low", "high"), printer -> {
            for (WeekView week : weeks) {
                printer.printRecord(
                        week.week(),
                        Csv.text(week.domain()),
                        week.theta(),
                        week.standardError(),
                        week.low(),
                        week.high());
            }
        });
    }

    @Schema(name = "LearnerWeek", description = "A learner's ability in a domain at the end of a week.")
    record WeekView(
            @Schema(description = "Monday of the week.", examples = "2026-11-23")
            LocalDate week,

            @Schema(description = "Key of the domain.", examples = "ml")
            String domain,

            @Schema(description = "Estimated ability in logits.", examples = "0.42")
            double theta,

            @Schema(description = "Its standard error, in logits.", examples = "0.38")
            double standardError,

            @Schema(description = "Lower end of its 95% interval, in logits.", examples = "-0.32")
            double low,

            @Schema(description = "Upper end of its 95% interval, in logits.", examples = "1.16")
            double high) {
        static WeekView of(LocalDate week, String domain, AbilityEstimate estimate) {
            return new WeekView(
                    week, domain, estimate.theta(), estimate.standardError(), estimate.low(), estimate.high());
        }
    }

    @Schema(name = "LearnerDay", description = "What a learner did on a day.")
    record DayView(
            @Schema(description = "The day.", examples = "2026-11-23")
            LocalDate day,

            @Schema(description = "Number of attempts.", examples = "18")
            long attempts,

            @Schema(description = "Number of attempts with a full score.", examples = "12")
            long correct,

            @Schema(description = "Minutes of answering.", examples = "23")
            long minutes) {}
}
