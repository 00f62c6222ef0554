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

@Path("/v1/learners/{learnerId}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Learners")
class SessionHistoryResource {
    private final SessionHistory sessions;

    SessionHistoryResource(SessionHistory sessions) {
        this.sessions = sessions;
    }

    @GET
    @RolesAllowed({Role.LEARNER, Role.INSTRUCTOR, Role.PARTNER})
    @Operation(
            operationId = "listSessions",
            summary = "List a learner's sessions, newest first",
            description = "A device can find here what was started on another one, such as a mock exam under way.")
    @APIResponse(responseCode = "200", description = "One page of sessions.")
    public Page<SessionSummaryView> listSessions(
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
        return sessions.list(learnerId, PageRequest.of(limit, cursor));
    }
}
