package dev.meno.access;

import dev.meno.platform.CalendarZone;
import dev.meno.platform.TimeZoneName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "TenantChange", description = "Changes to a tenant.")
record TenantChange(
        @Schema(description = "Display name.", examples = "Acme Learning") @NotNull @Size(min = 1, max = 200)
        String name,

        @Schema(
                description =
                        "Time zone of the tenant's days, from the IANA database, or `UTC`. Learners and cohorts can have"
                                + " their own.",
                examples = "Europe/Berlin")
        @NotNull
        @TimeZoneName
        String timeZone) {
    CalendarZone zone() {
        return CalendarZone.of(timeZone);
    }
}
