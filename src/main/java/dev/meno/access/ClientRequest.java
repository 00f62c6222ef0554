package dev.meno.access;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A client to create.")
record ClientRequest(
        @Schema(description = "Id of the client, unique across all tenants.", examples = "acme-app")
        @NotNull
        @Size(max = 100)
        @Pattern(regexp = Slug.PATTERN)
        String id,

        @Schema(description = "The roles it has.", examples = "[\"partner\"]") @NotEmpty @Size(max = 3)
        List<
                        @NotNull
                        @Pattern(
                                regexp = "partner|instructor|author",
                                message = "must be one of partner, instructor, author")
                        String>
                roles) {}
