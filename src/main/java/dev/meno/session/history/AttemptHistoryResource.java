package dev.meno.session.history;

import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.platform.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/learners/{learnerId}/attempts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Learners")
class AttemptHistoryResource {
    private final AttemptHistory attempts;

    AttemptHistoryResource(AttemptHistory attempts) {
        this.attempts = attempts;
    }

    @GET
    @RolesAllowed({Role.LEARNER, Role.INSTRUCTOR, Role.PARTNER})
    @Operation(operationId = "listAttempts", summary = "List a learner's attempts, newest first")
    @APIResponse(responseCode = "200", description = "One page of attempts.")
    public Page<PastAttemptView> listAttempts(
            @PathParam("learnerId") String learnerId,
            @Parameter(
                            description = "Maximum number of items.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "The `next` cursor of the previous page.") @QueryParam("cursor") @Nullable
                    String cursor) {
        return attempts.list(learnerId, PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{attemptId}")
    @RolesAllowed({Role.LEARNER, Role.INSTRUCTOR, Role.PARTNER})
    @Operation(
            operationId = "reviewAttempt",
            summary = "Read an attempt with its question, the correct answer and the explanation")
    @APIResponse(responseCode = "200", description = "The attempt and its question.")
    public AttemptReviewView reviewAttempt(
            @PathParam("learnerId") String learnerId, @PathParam("attemptId") String attemptId) {
        return attempts.review(learnerId, dev.meno.platform.Path.id("attempt", attemptId));
    }
}
