package dev.meno.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "StudyPlan", description = "What to do each day until the exam, by what is known of the learner today.")
record StudyPlanView(
        @Schema(description = "Id of the learner.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
        UUID learnerId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "Day of the exam.", examples = "2027-01-15")
        LocalDate examDate,

        @Schema(description = "Time for studying a day, in minutes.", examples = "45")
        int minutesPerDay,

        @Schema(description = "The time zone of the days: the learner's, or the tenant's.", examples = "Europe/Berlin")
        String timeZone,

        @Schema(description = "One entry a day from today to the day before the exam; empty when the exam has been.")
        List<Day> days,

        @Schema(description = "What the plan could not hold, in words.", examples = "[]")
        List<String> notes) {
    @Schema(name = "StudyDay", description = "What to do on one day.")
    record Day(
            @Schema(description = "The day.", examples = "2026-11-24")
            LocalDate date,

            @Schema(
                    description =
                            "Time it takes, in minutes; at most the time there is, today less what was answered today but"
                                    + " for a mock exam.",
                    examples = "43")
            int minutes,

            @Schema(description = "Earlier questions that are due for review.", examples = "6")
            int reviews,

            @Schema(description = "Questions by topic that were never answered, as far as the course has them.")
            List<TopicShare> topics,

            @Schema(description = "Whether to sit a mock exam.", examples = "false")
            boolean mockExam) {}

    @Schema(name = "StudyTopic", description = "New questions of one topic.")
    record TopicShare(
            @Schema(description = "Slug of the topic.", examples = "regularisation")
            String topic,

            @Schema(description = "Key of its domain.", examples = "ml")
            String domain,

            @Schema(description = "Number of questions.", examples = "3")
            int questions) {}
}
