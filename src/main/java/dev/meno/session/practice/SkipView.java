package dev.meno.session.practice;

import dev.meno.session.model.ProgressView;
import dev.meno.session.model.QuestionView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "SkipResult", description = "Where a session stands after a skip.")
record SkipView(
        @Schema(description = "Where the session stands.") ProgressView session,

        @Schema(
                description =
                        "The next question, with `include=next`; null when the session is over or it was not asked for.")
        @Nullable
        QuestionView next) {
    SkipView withoutNext() {
        return new SkipView(session, null);
    }
}
