package dev.meno.cohort;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Cohort", description = "A named group of learners.")
record CohortView(
        @Schema(description = "Id of the cohort.", examples = "019ab0c3-0a10-7c11-b2d2-5e6f708192a3")
        UUID id,

        @Schema(description = "Display name.", examples = "Autumn evening class")
        String name,

        @Schema(description = "Subject of the instructor who manages it.", examples = "demo-instructor")
        String instructor,

        @Schema(description = "Number of learners.", examples = "24")
        long learners,

        @Schema(
                description = "An archived cohort can only be read, restored or deleted, and learners can leave it.",
                examples = "active")
        CohortStatus status,

        @Schema(description = "The cohort's own time zone; null if it uses the tenant's.", examples = "Europe/Berlin")
        @Nullable
        String timeZone,

        @Schema(
                description = "The time zone of the cohort's days: its own, or the tenant's.",
                examples = "Europe/Berlin")
        String effectiveTimeZone,

        @Schema(description = "When it was created.", examples = "2026-11-23T09:00:00Z")
        Instant createdAt,

        // Without an example, for those of the fields are put together, and what is active has no such time.
        @Schema(description = "When it was archived; null while it is active.") @Nullable
        Instant archivedAt) {
    /** An archived one, as an example. */
    static final String ARCHIVED = """
            {"id": "019ab0c3-0a10-7c11-b2d2-5e6f708192a3", "name": "Autumn evening class", "instructor": "demo-instructor",
            "learners": 24, "status": "archived", "timeZone": null, "effectiveTimeZone": "Europe/Berlin",
            "createdAt": "2026-11-23T09:00:00Z", "archivedAt": "2027-02-01T09:00:00Z"}""";
}
