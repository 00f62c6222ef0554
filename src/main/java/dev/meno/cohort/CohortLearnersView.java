package dev.meno.cohort;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CohortLearners", description = "How the learners of a cohort stand in a course.")
record CohortLearnersView(
        @Schema(description = "Id of the cohort.", examples = "019ab0c3-0a10-7c11-b2d2-5e6f708192a3")
        UUID cohortId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "The learners, by id.") List<LearnerAnalyticsView> learners)
        implements CsvTable {
    @Override
    public String csv() {
        return AnalyticsCsv.learners(learners);
    }
}
