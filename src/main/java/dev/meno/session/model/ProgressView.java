package dev.meno.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Progress", description = "Where a session stands.")
record ProgressView(
        @Schema(description = "Whether it goes on.") SessionStatus status,

        @Schema(description = "Number of questions answered.", examples = "7")
        int answered) {
    static ProgressView of(Session session) {
        return new ProgressView(session.status(), session.answered());
    }
}
