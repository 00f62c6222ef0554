package dev.meno.analytics;

import dev.meno.http.Csv;
import dev.meno.http.CsvTable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CohortQuestions", description = "How the questions of a course work in a cohort.")
record CohortQuestionsView(
        @Schema(description = "Id of the cohort.", examples = "019ab0c3-0a10-7c11-b2d2-5e6f708192a3")
        UUID cohortId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "The questions with an answer in the period, in the course's order.")
        List<QuestionAnalyticsView> questions)
        implements CsvTable {
    @Override
    public String csv() {
        return Csv.print(
                List.of(
                        "questionId",
                        "key",
                        "kind",
                        "domain",
                        "topic",
                        "attempts",
                        "learners",
                        "exposure",
                        "pValue",
                        "pointBiserial",
                        "meanResidual",
                        "meanSquare",
                        "medianSeconds",
                        "flags",
                        "options"),
                printer -> {
                    for (QuestionAnalyticsView question : questions) {
                        printer.printRecord(
                                question.questionId(),
                                Csv.text(question.key()),
                                question.kind(),
                                Csv.text(question.domain()),
                                Csv.text(question.topic()),
                                question.attempts(),
                                question.learners(),
                                question.exposure(),
                                question.pValue(),
                                question.pointBiserial(),
                                question.meanResidual(),
                                question.meanSquare(),
                                question.medianSeconds(),
                                question.flags(),
                                Csv.text(options(question)));
                    }
                });
    }

    /** Such as {@code A=0.12 B*=0.7}: the star marks the key. */
    private static String options(QuestionAnalyticsView question) {
        return question.options().stream()
                .map(option -> "%s%s=%s"
                        .formatted(option.id(), option.isKey() ? "*" : "", Math.round(option.share() * 1000) / 1000.0))
                .collect(Collectors.joining(" "));
    }
}
