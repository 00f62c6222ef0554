package dev.meno.session.model;

import dev.meno.ability.AbilityView;
import dev.meno.session.SessionMode;
import dev.meno.session.SessionStatus;
import dev.meno.session.policy.FinishReason;
import dev.meno.session.policy.SessionPolicy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Session", description = "A session: its state, progress and the abilities of its domains.")
public record SessionView(
        @Schema(description = "Id of the session.", examples = "019ab0c2-9b30-7d41-a2f0-0c1d2e3f4a5b")
        UUID id,

        @Schema(description = "Whether it is still active.") SessionStatus status,
        @Schema(description = "What it is for.") SessionMode mode,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "Who practises.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
        UUID learnerId,

        @Schema(
                description = "Keys of the domains that the session covers.",
                examples = "[\"ml\",\"sagemaker\",\"aws\"]")
        List<String> domains,

        @Schema(
                description = "The learner's time zone when the session began, which applies to all of it.",
                examples = "Europe/Berlin")
        String timeZone,

        @Schema(description = "When it ends by itself.") SessionPolicy policy,

        @Schema(description = "Number of questions answered.", examples = "7")
        int answered,

        @Schema(description = "Number of questions skipped.", examples = "1")
        int skipped,

        @Schema(description = "Number of answers with a full score.", examples = "5")
        int correct,

        @Schema(description = "Current abilities in the domains that the session covers.")
        List<AbilityView> abilities,

        @Schema(description = "When it closes, where it is timed.", examples = "2026-11-23T12:00:00Z") @Nullable
        Instant deadline,

        @Schema(description = "When it was started.", examples = "2026-11-23T09:00:00Z")
        Instant startedAt,

        @Schema(description = "When it finished.", examples = "2026-11-23T09:40:00Z") @Nullable
        Instant finishedAt,

        @Schema(description = "Why it ended.") @Nullable FinishReason finishReason) {
    public static SessionView of(Session session, String courseKey, List<AbilityView> abilities) {
        return new SessionView(
                session.id(),
                session.status(),
                session.mode(),
                courseKey,
                session.learnerId(),
                session.domains(),
                session.zone().id(),
                session.policy(),
                session.answered(),
                session.skipped(),
                session.correct(),
                abilities,
                session.deadline(),
                session.startedAt(),
                session.finishedAt(),
                session.finishReason());
    }
}
