package dev.meno.flag;

import dev.meno.http.Idempotent;
import dev.meno.platform.Path;
import dev.meno.platform.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where learners report faulty questions. */
@jakarta.ws.rs.Path("/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.LEARNER, Role.PARTNER})
@Tag(name = "Sessions")
class FaultResource {
    private static final String SESSION = "session";

    private final QuestionFlags flags;

    FaultResource(QuestionFlags flags) {
        this.flags = flags;
    }

    @POST
    @jakarta.ws.rs.Path("{sessionId}/question-flags")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "flagQuestion",
            summary = "Report a question as faulty",
            description = "The report goes to the course's authors, without the learner's name.")
    @APIResponse(
            responseCode = "201",
            description = "The flag.",
            content = @Content(schema = @Schema(implementation = QuestionFlagView.class)))
    public Response flagQuestion(@PathParam("sessionId") String sessionId, @NotNull @Valid FaultRequest request) {
        return Response.status(201)
                .entity(flags.flag(Path.id(SESSION, sessionId), request))
                .build();
    }
}
