package dev.meno.access;

import dev.meno.platform.CalendarZone;
import dev.meno.platform.TimeZoneName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "TenantChange", description = "What becomes of a tenant.")
record TenantChange(
        @Schema(description = "Name for humans.", examples = "Acme Learning") @NotNull @Size(min = 1, max = 200)
        String name,

        @Schema(
                description = "The time zone in which days are reckoned, where no learner or cohort has another: one of"
                        + " the IANA database, or `UTC`.",
                examples = "Europe/Berlin")
        @NotNull
        @TimeZoneName
        String timeZone) {
    CalendarZone zone() {
        return CalendarZone.of(timeZone);
    }
}
