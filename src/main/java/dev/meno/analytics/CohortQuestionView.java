package dev.meno.analytics;

import dev.meno.http.Csv;
import dev.meno.http.CsvTable;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "CohortQuestion",
        description = "How one question works in a cohort, compared with what its parameters predict.")
record CohortQuestionView(
        @Schema(description = "Id of the cohort.", examples = "019ab0c3-0a10-7c11-b2d2-5e6f708192a3")
        UUID cohortId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(
                description = "The stem, in CommonMark. If it is a template, the numbers are an example.",
                examples = "Which change lowers the variance of the model most?")
        String stem,

        @Schema(description = "The options with their texts; empty if there are none.")
        List<TextView> options,

        @Schema(description = "The statistics.") QuestionAnalyticsView statistics,

        @Schema(description = "Expected share of the points as a function of ability, by the question's parameters.")
        List<CurveView> curve,

        @Schema(description = "Share of the points in groups of learners of similar ability; empty below 5 learners.")
        List<ObservedView> observed)
        implements CsvTable {
    @Override
    public String csv() {
        return Csv.print(List.of("from", "to", "learners", "meanScore", "expected"), printer -> {
            for (ObservedView group : observed) {
                printer.printRecord(group.from(), group.to(), group.learners(), group.meanScore(), group.expected());
            }
        });
    }

    @Schema(name = "OptionText", description = "An option of a question.")
    record TextView(
            @Schema(description = "Id of the option.", examples = "B")
            String id,

            @Schema(description = "CommonMark.", examples = "Add an L2 penalty")
            String text) {}

    @Schema(name = "CurvePoint", description = "Expected share of the points at an ability.")
    record CurveView(
            @Schema(description = "Ability in logits.", examples = "0.5")
            double theta,

            @Schema(description = "Expected share of the points, from 0 to 1.", examples = "0.68")
            double expected) {}

    @Schema(name = "ObservedPoint", description = "What learners of similar ability scored.")
    record ObservedView(
            @Schema(description = "Lower end of their abilities, in logits; null if open.", examples = "-0.5") @Nullable
            Double from,

            @Schema(description = "Upper end, in logits; null if open.", examples = "0.25") @Nullable
            Double to,

            @Schema(
                    description =
                            "Ability in the middle of the group, in logits; for a group that is open on one side, at its"
                                    + " end.",
                    examples = "-0.125")
            double theta,

            @Schema(description = "Number of learners.", examples = "11")
            int learners,

            @Schema(description = "Their mean share of the points.", examples = "0.55")
            double meanScore,

            @Schema(description = "Lower end of its 95% interval (Wilson).", examples = "0.28")
            double low,

            @Schema(description = "Upper end of that interval.", examples = "0.79")
            double high,

            @Schema(description = "Expected share at the ability in the middle.", examples = "0.6")
            double expected) {}
}
