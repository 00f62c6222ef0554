package dev.meno.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session that goes on, or has just ended, as other features read it.
 *
 * @param courseId key of the course
 * @param correct answers with a full score; null in an exam that goes on, for it tells nothing before its end
 * @param topic topic of the latest question; null in an exam
 * @param lastActivityAt when something last happened in it
 */
public record LiveSession(
        UUID id,
        UUID learnerId,
        SessionMode mode,
        String courseId,
        SessionStatus status,
        int answered,
        @Nullable Integer correct,
        @Nullable String topic,
        Instant startedAt,
        Instant lastActivityAt) {
    public boolean isActive() {
        return status == SessionStatus.ACTIVE;
    }
}
