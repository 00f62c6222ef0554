package dev.meno.session.model;

import dev.meno.ability.AbilityView;
import dev.meno.course.Presentation;
import dev.meno.course.Task;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to an attempt; also the form in which it is stored for repetitions. */
@Schema(name = "AttemptResult", description = "A scored answer and what it changes.")
public record AttemptView(
        @Schema(description = "Id of the attempt.", examples = "019ab0c2-a001-7e55-8d31-1a2b3c4d5e6f")
        UUID attemptId,

        @Schema(description = "Id of the question.", examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
        UUID questionId,

        @Schema(description = "Points earned.", examples = "1")
        int score,

        @Schema(description = "Maximum points.", examples = "1")
        int maxScore,

        @Schema(description = "Whether the score is full.", examples = "true")
        boolean correct,

        @Schema(description = "Number of hints that were shown before the answer.", examples = "0")
        int hintsUsed,

        @Schema(description = "Share of the points after hints are deducted, from 0 to 1.", examples = "1")
        double credit,

        @Schema(description = "The correct answer and its explanation.")
        Feedback feedback,

        @Schema(description = "Abilities in the domains that the session covers, after this answer.")
        List<AbilityView> abilities,

        @Schema(description = "The session's progress.") ProgressView session,

        @Schema(
                description =
                        "The next question, with `include=next`; null if the session is over, or without `include=next`.")
        @Nullable
        QuestionView next) {

    @Schema(description = "The correct answer and its explanation.")
    public record Feedback(
            @Schema(
                    description =
                            "Ids of the correct options, all options in the correct order, the option for each prompt in"
                                    + " turn, or the correct number.",
                    examples = "[\"A\"]")
            List<String> key,

            @Schema(
                    description = "Worked explanation, in CommonMark.",
                    examples = "The L1 penalty has a corner at zero …")
            String explanation,

            @Schema(
                    description = "Why each option or match is right or wrong, by its id.",
                    examples = "{\"A\":\"Its gradient does not vanish near zero.\"}")
            Map<String, String> rationales,

            @Schema(
                    description = "Titles of public documentation to read further.",
                    examples = "[\"Amazon SageMaker Developer Guide: XGBoost\"]")
            List<String> references) {
        public static Feedback of(Presentation presentation) {
            Task task = presentation.task();
            return new Feedback(task.key(), presentation.explanation(), task.rationales(), presentation.references());
        }
    }

    public static AttemptView of(
            UUID attemptId,
            Scorer.Scored scored,
            List<AbilityView> abilities,
            ProgressView session,
            @Nullable QuestionView next) {
        return new AttemptView(
                attemptId,
                scored.question().id(),
                scored.score().points(),
                scored.score().maximum(),
                scored.score().isFull(),
                scored.circumstances().hints(),
                scored.grade().credit(),
                Feedback.of(scored.presentation()),
                abilities,
                session,
                next);
    }

    public AttemptView withoutNext() {
        return new AttemptView(
                attemptId, questionId, score, maxScore, correct, hintsUsed, credit, feedback, abilities, session, null);
    }
}
