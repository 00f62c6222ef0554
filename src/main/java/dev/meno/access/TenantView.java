package dev.meno.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A tenant.")
record TenantView(
        @Schema(description = "Key of the tenant.", examples = "acme")
        String id,

        @Schema(description = "Display name.", examples = "Acme Learning")
        String name,

        @Schema(
                description = "Time zone of the tenant's days. Learners and cohorts can have their own.",
                examples = "Europe/Berlin")
        String timeZone,

        @Schema(description = "When it was created.", examples = "2026-11-23T09:00:00Z")
        Instant createdAt) {
    static TenantView of(Tenant tenant) {
        return new TenantView(tenant.id(), tenant.name(), tenant.timeZone().id(), tenant.createdAt());
    }
}
