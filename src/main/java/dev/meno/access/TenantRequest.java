package dev.meno.access;

import dev.meno.platform.CalendarZone;
import dev.meno.platform.TimeZoneName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A tenant to create.")
record TenantRequest(
        @Schema(description = "Key of the tenant, chosen by the operator.", examples = "acme")
        @NotNull
        @Size(max = 63)
        @Pattern(regexp = Slug.PATTERN)
        String id,

        @Schema(description = "Display name.", examples = "Acme Learning") @NotNull @Size(min = 1, max = 200)
        String name,

        @Schema(
                description =
                        "Time zone of the tenant's days, from the IANA database, or `UTC`, the default. Learners and"
                                + " cohorts can have their own.",
                examples = "Europe/Berlin")
        @TimeZoneName
        @Nullable
        String timeZone) {
    CalendarZone zone() {
        return timeZone == null ? CalendarZone.UTC : CalendarZone.of(timeZone);
    }
}
