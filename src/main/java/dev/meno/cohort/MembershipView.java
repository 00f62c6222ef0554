package dev.meno.cohort;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Membership", description = "A cohort of a learner.")
record MembershipView(
        @Schema(description = "Id of the cohort.", examples = "019ab0c3-0a10-7c11-b2d2-5e6f708192a3")
        UUID cohortId,

        @Schema(description = "Name of the cohort.", examples = "Autumn evening class")
        String name,

        @Schema(
                description = "Nobody can join an archived cohort, and only learners themselves can leave it.",
                examples = "active")
        CohortStatus status,

        @Schema(description = "When the learner became a member.", examples = "2026-11-23T09:00:00Z")
        Instant joinedAt) {
    static MembershipView of(CohortRepository.Joined joined) {
        Cohort cohort = joined.cohort();
        return new MembershipView(cohort.id(), cohort.name(), cohort.status(), joined.joinedAt());
    }
}
