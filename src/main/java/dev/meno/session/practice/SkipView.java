package dev.meno.session.practice;

import dev.meno.session.model.ProgressView;
import dev.meno.session.model.QuestionView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "SkipResult", description = "A session's progress after a skip.")
record SkipView(
        @Schema(description = "The session's progress.") ProgressView session,

        @Schema(
                description =
                        "The next question, with `include=next`; null if the session is over, or without `include=next`.")
        @Nullable
        QuestionView next) {
    SkipView withoutNext() {
        return new SkipView(session, null);
    }
}
