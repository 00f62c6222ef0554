package dev.meno.cohort;

import dev.meno.learner.LearnerName;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CohortMember", description = "A learner of a cohort.")
record CohortMemberView(
        @Schema(description = "Id of the learner.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
        UUID id,

        @Schema(description = "The partner's own id for the learner.", examples = "user-1042")
        String externalId,

        @Schema(
                description = "Name of the learner: the display name or, without one, the partner's own id.",
                examples = "Ada")
        String name,

        @Schema(description = "When the learner became a member.", examples = "2026-11-23T09:00:00Z")
        Instant joinedAt) {
    static CohortMemberView of(LearnerName name, Instant joinedAt) {
        return new CohortMemberView(name.id(), name.externalId(), name.name(), joinedAt);
    }
}
