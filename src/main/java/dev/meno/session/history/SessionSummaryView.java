package dev.meno.session.history;

import dev.meno.session.SessionMode;
import dev.meno.session.SessionStatus;
import dev.meno.session.model.Session;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "SessionSummary", description = "A session in brief.")
record SessionSummaryView(
        @Schema(description = "Id of the session.", examples = "019ab0c2-9b30-7d41-a2f0-0c1d2e3f4a5b")
        UUID id,

        @Schema(description = "Whether it is still active.") SessionStatus status,
        @Schema(description = "What it is for.") SessionMode mode,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "Number of questions answered.", examples = "7")
        int answered,

        @Schema(description = "When it closes, where it is timed.", examples = "2026-11-23T12:00:00Z") @Nullable
        Instant deadline,

        @Schema(description = "When it was started.", examples = "2026-11-23T09:00:00Z")
        Instant startedAt,

        @Schema(description = "When it finished.", examples = "2026-11-23T09:40:00Z") @Nullable
        Instant finishedAt) {
    static SessionSummaryView of(Session session, String courseKey) {
        return new SessionSummaryView(
                session.id(),
                session.status(),
                session.mode(),
                courseKey,
                session.answered(),
                session.deadline(),
                session.startedAt(),
                session.finishedAt());
    }
}
