package dev.meno.cohort.live;

import dev.meno.session.SessionMode;
import dev.meno.session.SessionStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "LiveCohort", description = "What a cohort's members are doing now.")
record LiveView(
        @Schema(description = "Id of the cohort.", examples = "019ab0c3-0a10-7c11-b2d2-5e6f708192a3")
        UUID cohortId,

        @Schema(description = "Members with an active session.", examples = "7")
        int practisingNow,

        @Schema(
                description =
                        "Number of answers of all members today, in the cohort's time zone. Answers in a mock exam count"
                                + " once it is over.",
                examples = "212")
        int answersToday,

        @Schema(
                description =
                        "Members' sessions with activity in the last 15 minutes, and all mock exams under way; latest"
                                + " activity first.")
        List<Entry> sessions) {
    LiveView {
        sessions = List.copyOf(sessions);
    }

    @Schema(
            name = "LiveSession",
            description = "A member's session that is active or ended within the last 15 minutes.")
    record Entry(
            @Schema(description = "Id of the session.", examples = "019ab0c2-9b30-7d41-a2f0-0c1d2e3f4a5b")
            UUID sessionId,

            @Schema(description = "Id of the learner.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
            UUID learnerId,

            @Schema(description = "Name of the learner.", examples = "Ada")
            String name,

            @Schema(description = "What the session is for.")
            SessionMode mode,

            @Schema(description = "Key of the course.", examples = "mls-c01")
            String courseId,

            @Schema(description = "Whether it is still active.")
            SessionStatus status,

            @Schema(
                    description = "Number of answers; in a mock exam under way, number of saved answers.",
                    examples = "12")
            int answered,

            @Schema(description = "Number of answers with a full score; null in a mock exam under way.", examples = "9")
            @Nullable
            Integer correct,

            @Schema(description = "Topic of the latest question; null in a mock exam.", examples = "regularisation")
            @Nullable
            String topic,

            @Schema(description = "When it was started.", examples = "2026-11-23T09:00:00Z")
            Instant startedAt,

            @Schema(description = "When something last happened in it.", examples = "2026-11-23T09:12:30Z")
            Instant lastActivityAt) {}
}
