package dev.meno.platform;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "TimeZoneRequest", description = "The time zone to count days in.")
public record TimeZoneRequest(
        @Schema(
                description =
                        "A time zone from the IANA database, such as `Europe/Berlin`, or `UTC`. If null or absent, the"
                                + " tenant's.",
                examples = "Europe/Berlin")
        @TimeZoneName
        @Nullable
        String timeZone) {
    /** The zone; null for the tenant's. */
    public @Nullable CalendarZone zone() {
        return timeZone == null ? null : CalendarZone.of(timeZone);
    }
}
