package dev.meno.access;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A client, without its secret.")
record ClientView(
        @Schema(description = "Id of the client.", examples = "acme-app")
        String id,

        @Schema(description = "The tenant it acts for.", examples = "acme")
        String tenantId,

        @Schema(description = "The roles it has.", examples = "[\"partner\"]")
        List<String> roles,

        @Schema(description = "When it was created.", examples = "2026-11-23T09:00:00Z")
        Instant createdAt) {
    static ClientView of(Client client) {
        return new ClientView(
                client.id(), client.tenantId(), client.roles().stream().sorted().toList(), client.createdAt());
    }
}
