package dev.meno.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers the URIs that stand as {@code type} in problem documents. */
@Path("/problems/{slug}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Problems")
class ProblemResource {
    @GET
    @PermitAll
    @Operation(operationId = "getProblemType", summary = "Read about a problem type")
    @SecurityRequirementsSet
    @APIResponse(responseCode = "200", description = "The problem type.")
    public ProblemTypeView getProblemType(@PathParam("slug") String slug) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.slug().equals(slug))
                .findFirst()
                .map(type -> new ProblemTypeView(type.uri(), type.title(), type.status()))
                .orElseThrow(() -> new NotFoundException("problem type", slug));
    }

    @Schema(name = "ProblemType", description = "A kind of error.")
    record ProblemTypeView(
            @Schema(description = "URI of the type.", examples = "/problems/not-found")
            String type,

            @Schema(description = "Title of the type.", examples = "There is no such resource")
            String title,

            @Schema(description = "The HTTP status it comes with.", examples = "404")
            int status) {}
}
