package dev.meno.analytics;

import dev.meno.http.Csv;
import dev.meno.http.CsvTable;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CohortTopics", description = "What a cohort knows, topic by topic.")
record CohortTopicsView(
        @Schema(description = "Id of the cohort.", examples = "019ab0c3-0a10-7c11-b2d2-5e6f708192a3")
        UUID cohortId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "The topics, in the course's order.")
        List<TopicView> topics,

        @Schema(description = "The learners, ordered by id.")
        List<LearnerRow> learners)
        implements CsvTable {
    /** One row a learner and topic. */
    @Override
    public String csv() {
        return Csv.print(
                List.of("learnerId", "name", "topic", "mastery", "low", "high", "attempts", "level"), printer -> {
                    for (LearnerRow learner : learners) {
                        for (TopicCellView cell : learner.topics()) {
                            printer.printRecord(
                                    learner.learnerId(),
                                    Csv.text(learner.name()),
                                    Csv.text(cell.topic()),
                                    cell.mastery(),
                                    cell.low(),
                                    cell.high(),
                                    cell.attempts(),
                                    cell.level().name().toLowerCase(Locale.ROOT));
                        }
                    }
                });
    }

    @Schema(name = "CohortTopic", description = "How well a cohort knows a topic.")
    record TopicView(
            @Schema(description = "Slug of the topic.", examples = "regularisation")
            String topic,

            @Schema(description = "Name of the topic.", examples = "Regularisation")
            String title,

            @Schema(description = "Key of its domain.", examples = "ml")
            String domain,

            @Schema(description = "Number of learners with an answer in the topic.", examples = "17")
            int learners,

            @Schema(description = "Mean of their mastery, from 0 to 1; null below 5 learners.", examples = "0.58")
            @Nullable
            Double mastery,

            @Schema(description = "Number of learners who have mastered it.", examples = "3")
            int mastered,

            @Schema(description = "Number of learners who are weak in it.", examples = "6")
            int weak) {}

    @Schema(name = "LearnerTopics", description = "What a learner knows, topic by topic.")
    record LearnerRow(
            @Schema(description = "Id of the learner.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
            UUID learnerId,

            @Schema(description = "Name of the learner.", examples = "Ada")
            String name,

            @Schema(description = "The topics with an answer, in the course's order.")
            List<TopicCellView> topics) {}
}
