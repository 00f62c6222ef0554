package dev.meno.session.model;

import dev.meno.session.SessionStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Progress", description = "A session's progress.")
public record ProgressView(
        @Schema(description = "Whether it is still active.") SessionStatus status,

        @Schema(description = "Number of questions answered.", examples = "7")
        int answered) {
    public static ProgressView of(Session session) {
        return new ProgressView(session.status(), session.answered());
    }
}
