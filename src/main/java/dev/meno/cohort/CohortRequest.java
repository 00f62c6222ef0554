package dev.meno.cohort;

import dev.meno.platform.CalendarZone;
import dev.meno.platform.TimeZoneName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A cohort to create or change.")
record CohortRequest(
        @Schema(description = "Name for humans.", examples = "Autumn evening class") @NotBlank @Size(max = 200)
        String name,

        @Schema(
                description =
                        "Subject of the instructor who looks after it; the caller when absent. Only a partner may name another.",
                examples = "demo-instructor")
        @Size(min = 1, max = 100)
        @Nullable
        String instructor,

        @Schema(
                description =
                        "The time zone of the days that the cohort is counted in: one of the IANA database, or `UTC`."
                                + " Absent: for a new cohort the tenant's; otherwise it stays as it is.",
                examples = "Europe/Berlin")
        @TimeZoneName
        @Nullable
        String timeZone) {
    @Nullable
    CalendarZone zone() {
        return timeZone == null ? null : CalendarZone.of(timeZone);
    }
}
