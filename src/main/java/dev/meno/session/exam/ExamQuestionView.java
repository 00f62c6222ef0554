package dev.meno.session.exam;

import dev.meno.session.model.AttemptView;
import dev.meno.session.model.QuestionView;
import dev.meno.session.model.ResponseBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ExamQuestion", description = "A question of a mock exam with the current answer.")
record ExamQuestionView(
        @Schema(description = "Number of its section, from 0.", examples = "0")
        int section,

        @Schema(description = "Whether the learner marked it.", examples = "false")
        boolean flagged,

        @Schema(description = "The current answer; null if there is none.") @Nullable
        ResponseBody response,

        @Schema(description = "The question.") QuestionView question,

        @Schema(description = "The result; null until the exam is over.") @Nullable
        Result result) {
    @Schema(name = "ExamQuestionResult", description = "Score and explanation of an exam question.")
    record Result(
            @Schema(description = "Points earned, by the exam's own rule.", examples = "1")
            int score,

            @Schema(description = "Maximum points.", examples = "1")
            int maxScore,

            @Schema(description = "Whether the score is full.", examples = "true")
            boolean correct,

            @Schema(description = "False for a question on trial, which doesn't count.", examples = "true")
            boolean counted,

            @Schema(description = "The correct answer and its explanation.")
            AttemptView.Feedback feedback) {}
}
