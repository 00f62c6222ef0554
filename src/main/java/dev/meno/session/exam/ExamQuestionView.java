package dev.meno.session.exam;

import dev.meno.session.model.AttemptView;
import dev.meno.session.model.QuestionView;
import dev.meno.session.model.ResponseBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ExamQuestion", description = "A question of a mock exam with the answer as it stands.")
record ExamQuestionView(
        @Schema(description = "Number of its section, from 0.", examples = "0")
        int section,

        @Schema(description = "Whether the learner marked it.", examples = "false")
        boolean flagged,

        @Schema(description = "The answer as it stands; null if there is none.") @Nullable
        ResponseBody response,

        @Schema(description = "The question.") QuestionView question,

        @Schema(description = "What came of it; null until the exam is over.") @Nullable
        Result result) {
    @Schema(name = "ExamQuestionResult", description = "Score and explanation of an exam question.")
    record Result(
            @Schema(description = "Points reached, by the exam's own rule.", examples = "1")
            int score,

            @Schema(description = "Points that could be reached.", examples = "1")
            int maxScore,

            @Schema(description = "Whether the score is full.", examples = "true")
            boolean correct,

            @Schema(description = "False for a question on trial, which did not count.", examples = "true")
            boolean counted,

            @Schema(description = "The key and its explanation.")
            AttemptView.Feedback feedback) {}
}
