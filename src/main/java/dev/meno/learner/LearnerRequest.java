package dev.meno.learner;

import dev.meno.platform.CalendarZone;
import dev.meno.platform.TimeZoneName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A learner to register.")
record LearnerRequest(
        @Schema(
                description =
                        "The partner's own id for the learner, unique within the tenant. Prefer an opaque id to an"
                                + " e-mail address.",
                examples = "user-1042")
        @NotBlank
        @Size(max = 200)
        String externalId,

        @Schema(description = "Name that instructors see.", examples = "Ada") @Size(min = 1, max = 200) @Nullable
        String displayName,

        @Schema(
                description =
                        "The learner's own time zone, from the IANA database, or `UTC`. If null or absent, the tenant's.",
                examples = "Europe/Berlin")
        @TimeZoneName
        @Nullable
        String timeZone) {
    @Nullable
    CalendarZone zone() {
        return timeZone == null ? null : CalendarZone.of(timeZone);
    }
}
