package dev.meno.session.history;

import dev.meno.session.SessionMode;
import dev.meno.session.policy.FinishReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "SessionReport", description = "The report of a finished session.")
record ReportView(
        @Schema(description = "Id of the session.", examples = "019ab0c2-9b30-7d41-a2f0-0c1d2e3f4a5b")
        UUID sessionId,

        @Schema(description = "What it was for.") SessionMode mode,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "When it was started.", examples = "2026-11-23T09:00:00Z")
        Instant startedAt,

        @Schema(description = "When it finished.", examples = "2026-11-23T11:40:00Z")
        Instant finishedAt,

        @Schema(description = "Why it ended.") FinishReason finishReason,

        @Schema(description = "The exam's result; null unless it is a mock exam.") @Nullable
        ExamResult exam,

        @Schema(description = "Points by domain.") List<Profile> domains,

        @Schema(description = "Points by topic.") List<Profile> topics,

        @Schema(description = "How the time was spent.") TimeUse time,

        @Schema(
                description = "Every question in the order of the session. `reviewAttempt` and, in a mock exam,"
                        + " `getExamQuestion` show a question with its explanation.")
        List<QuestionResult> questions) {

    @Schema(name = "ExamResult", description = "Result of a mock exam on the exam's own scale.")
    record ExamResult(
            @Schema(description = "The scaled score.", examples = "764")
            double scaledScore,

            @Schema(description = "Score needed to pass.", examples = "750")
            double passMark,

            @Schema(description = "Whether it is a pass.", examples = "true")
            boolean passed,

            @Schema(
                    description = "Points earned that count; in an adaptive exam, the expected share of all questions.",
                    examples = "37")
            double points,

            @Schema(description = "Maximum points.", examples = "50")
            double maxPoints) {}

    @Schema(name = "ScoreProfile", description = "Points of the questions of one domain or topic.")
    record Profile(
            @Schema(description = "Key of the domain, or slug of the topic.", examples = "ml")
            String id,

            @Schema(description = "Number of questions served, including those on trial.", examples = "33")
            int questions,

            @Schema(description = "Number of questions answered, including those on trial.", examples = "33")
            int answered,

            @Schema(
                    description =
                            "Points earned in the questions that count. In a mock exam of fixed length, they add up to its"
                                    + " points. An adaptive exam reports the ability instead.",
                    examples = "19")
            int score,

            @Schema(description = "Maximum points of these questions.", examples = "26")
            int maxScore) {}

    @Schema(name = "TimeUse", description = "How the time of a session was spent.")
    record TimeUse(
            @Schema(description = "Time from start to end by the server's clock, in seconds.", examples = "9600")
            long usedSeconds,

            @Schema(description = "Time allowed, in seconds; null if there is no limit.", examples = "10800") @Nullable
            Long allowedSeconds,

            @Schema(
                    description =
                            "Median of the times that the client sent with the answers, in milliseconds; null if it sent none.",
                    examples = "81000")
            @Nullable
            Long medianMillis) {}

    @Schema(name = "QuestionResult", description = "One question of a finished session.")
    record QuestionResult(
            @Schema(description = "Position in the session, from 1.", examples = "7")
            int position,

            @Schema(description = "Id of the question.", examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
            UUID questionId,

            @Schema(
                    description = "Id of the attempt; null if it was not answered.",
                    examples = "019ab0c2-a001-7e55-8d31-1a2b3c4d5e6f")
            @Nullable
            UUID attemptId,

            @Schema(description = "Key of the domain.", examples = "ml")
            String domain,

            @Schema(description = "Slug of the topic.", examples = "regularisation")
            String topic,

            @Schema(
                    description = "Points earned, in a mock exam by the exam's own rule; 0 without an answer.",
                    examples = "1")
            int score,

            @Schema(description = "Maximum points.", examples = "1")
            int maxScore,

            @Schema(description = "False for a question on trial in a mock exam.", examples = "true")
            boolean counted,

            @Schema(description = "Time that the client sent with the answer, in milliseconds.", examples = "48000")
            @Nullable
            Long elapsedMillis) {}
}
