package dev.meno.session.history;

import dev.meno.session.model.AttemptView;
import dev.meno.session.model.QuestionView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AttemptReview", description = "A scored answer together with the question as it was shown.")
record AttemptReviewView(
        @Schema(description = "The answer and what it changed.")
        PastAttemptView attempt,

        @Schema(description = "The question as it was shown, with the same numbers.")
        QuestionView question,

        @Schema(description = "The correct answer and its explanation.")
        AttemptView.Feedback feedback) {}
