package dev.meno.cohort;

import dev.meno.platform.CalendarZone;
import dev.meno.platform.TimeZoneName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A cohort to create or change.")
record CohortRequest(
        @Schema(description = "Display name.", examples = "Autumn evening class") @NotBlank @Size(max = 200)
        String name,

        @Schema(
                description = "Subject of the instructor who manages it; by default the caller. Only a partner can name"
                        + " somebody else.",
                examples = "demo-instructor")
        @Size(min = 1, max = 100)
        @Nullable
        String instructor,

        @Schema(
                description =
                        "Time zone of the cohort's days, from the IANA database, or `UTC`. If absent, a new cohort uses"
                                + " the tenant's, and an existing cohort keeps its own.",
                examples = "Europe/Berlin")
        @TimeZoneName
        @Nullable
        String timeZone) {
    @Nullable
    CalendarZone zone() {
        return timeZone == null ? null : CalendarZone.of(timeZone);
    }
}
