package dev.meno.analytics;

import dev.meno.ability.AbilityView;
import dev.meno.http.Csv;
import dev.meno.http.CsvTable;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CohortLearners", description = "How the learners of a cohort are doing in a course.")
record CohortLearnersView(
        @Schema(description = "Id of the cohort.", examples = "019ab0c3-0a10-7c11-b2d2-5e6f708192a3")
        UUID cohortId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "The learners, ordered by id.")
        List<LearnerAnalyticsView> learners)
        implements CsvTable {
    /** One row a learner and domain. */
    @Override
    public String csv() {
        return Csv.print(
                List.of(
                        "learnerId",
                        "name",
                        "lastActivityAt",
                        "passProbability",
                        "domain",
                        "attempts",
                        "theta",
                        "standardError",
                        "low",
                        "high"),
                printer -> {
                    for (LearnerAnalyticsView learner : learners) {
                        for (AbilityView ability : learner.abilities()) {
                            printer.printRecord(
                                    learner.learnerId(),
                                    Csv.text(learner.name()),
                                    learner.lastActivityAt(),
                                    learner.passProbability(),
                                    Csv.text(ability.domain()),
                                    ability.attempts(),
                                    ability.theta(),
                                    ability.standardError(),
                                    ability.low(),
                                    ability.high());
                        }
                    }
                });
    }
}
