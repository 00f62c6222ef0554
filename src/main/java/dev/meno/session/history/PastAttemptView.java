package dev.meno.session.history;

import dev.meno.session.model.ResponseBody;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Attempt", description = "A scored answer in a learner's history.")
record PastAttemptView(
        @Schema(description = "Id of the attempt.", examples = "019ab0c2-a001-7e55-8d31-1a2b3c4d5e6f")
        UUID attemptId,

        @Schema(description = "Id of the session.", examples = "019ab0c2-9b30-7d41-a2f0-0c1d2e3f4a5b")
        UUID sessionId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "Id of the question.", examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
        UUID questionId,

        @Schema(description = "Version of the question that was answered.", examples = "3")
        int version,

        @Schema(description = "Kind of the question.", examples = "single-choice")
        String kind,

        @Schema(description = "Key of the domain.", examples = "ml")
        String domain,

        @Schema(description = "Slug of the topic.", examples = "regularisation")
        String topic,

        @Schema(description = "The answer.") ResponseBody response,

        @Schema(description = "Points earned.", examples = "1")
        int score,

        @Schema(description = "Maximum points.", examples = "1")
        int maxScore,

        @Schema(description = "Whether the score is full.", examples = "true")
        boolean correct,

        @Schema(description = "Time the learner took, in milliseconds.", examples = "48000") @Nullable
        Long elapsedMillis,

        @Schema(description = "Number of hints that were shown before the answer.", examples = "0")
        int hintsUsed,

        @Schema(
                description = "Whether the answer came too fast for the learner to have read the question.",
                examples = "false")
        boolean rapid,

        @Schema(description = "Ability in the domain before this answer.")
        EstimateView before,

        @Schema(description = "Ability in the domain after this answer.")
        EstimateView after,

        @Schema(description = "When it was answered.", examples = "2026-11-23T09:05:00Z")
        Instant answeredAt) {

    @Schema(name = "Estimate", description = "An estimate of ability.")
    record EstimateView(
            @Schema(description = "Estimated ability, in logits.", examples = "0.42")
            double theta,

            @Schema(description = "Its standard error, in logits.", examples = "0.38")
            double standardError) {}
}
