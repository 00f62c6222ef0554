package dev.meno.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "StudyPlan",
        description = "What to do each day until the exam, by what is known about the learner today.")
record StudyPlanView(
        @Schema(description = "Id of the learner.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
        UUID learnerId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "Day of the exam.", examples = "2027-01-15")
        LocalDate examDate,

        @Schema(description = "Time to study each day, in minutes.", examples = "45")
        int minutesPerDay,

        @Schema(description = "The time zone of the days: the learner's, or the tenant's.", examples = "Europe/Berlin")
        String timeZone,

        @Schema(description = "One entry per day from today to the day before the exam; empty once the exam is over.")
        List<Day> days,

        @Schema(description = "What didn't fit into the plan, in words.", examples = "[]")
        List<String> notes) {
    @Schema(name = "StudyDay", description = "What to do on one day.")
    record Day(
            @Schema(description = "The day.", examples = "2026-11-24")
            LocalDate date,

            @Schema(
                    description =
                            "Time the day's work takes, in minutes; at most the time to study each day. For today, the"
                                    + " questions already answered are subtracted, except those in a mock exam.",
                    examples = "43")
            int minutes,

            @Schema(description = "Number of earlier questions that are due for review.", examples = "6")
            int reviews,

            @Schema(description = "New questions by topic, as far as the course has any left.")
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
