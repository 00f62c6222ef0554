package dev.meno.access;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A tenant to create.")
record TenantRequest(
        @Schema(description = "Key of the tenant, chosen by the operator.", examples = "acme")
        @NotNull
        @Size(max = 63)
        @Pattern(regexp = Slug.PATTERN)
        String id,

        @Schema(description = "Name for humans.", examples = "Acme Learning") @NotNull @Size(min = 1, max = 200)
        String name) {}
