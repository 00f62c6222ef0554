package dev.meno.learner;

import dev.meno.platform.CalendarZone;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Learner", description = "A learner.")
record LearnerView(
        @Schema(description = "Id of the learner.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
        UUID id,

        @Schema(description = "The partner's own id for the learner.", examples = "user-1042")
        String externalId,

        @Schema(description = "Name that instructors see.", examples = "Ada") @Nullable
        String displayName,

        @Schema(description = "When the learner was registered.", examples = "2026-11-23T09:00:00Z")
        Instant createdAt,

        @Schema(
                description = "What the learner said about their background: by course and domain, how familiar it is.",
                examples = "{\"mls-c01\":{\"ml\":\"some\"}}")
        Map<String, Map<String, Familiarity>> background,

        @Schema(description = "The learner's own time zone; null if they use the tenant's.", examples = "Europe/Berlin")
        @Nullable
        String timeZone,

        @Schema(
                description = "The time zone of the learner's days: their own, or the tenant's.",
                examples = "Europe/Berlin")
        String effectiveTimeZone) {
    static LearnerView of(Learner learner) {
        Map<String, Map<String, Familiarity>> background = new TreeMap<>();
        learner.background().byCourse().forEach((course, said) -> background.put(course, said.levels()));
        CalendarZone own = learner.timeZone();
        return new LearnerView(
                learner.id(),
                learner.externalId(),
                learner.displayName(),
                learner.createdAt(),
                background,
                own == null ? null : own.id(),
                learner.zone().id());
    }
}
