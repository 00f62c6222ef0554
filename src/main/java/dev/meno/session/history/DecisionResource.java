package dev.meno.session.history;

import dev.meno.platform.Path;
import dev.meno.platform.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Apart from the sessions' own resource: learners must not see this, for its numbers betray the difficulty. */
@jakarta.ws.rs.Path("/v1/sessions/{sessionId}/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
class DecisionResource {
    private final Decisions decisions;

    DecisionResource(Decisions decisions) {
        this.decisions = decisions;
    }

    @GET
    @RolesAllowed({Role.AUTHOR, Role.INSTRUCTOR, Role.PARTNER})
    @Operation(
            operationId = "listDecisions",
            summary = "Read why each question of a session was chosen",
            description =
                    "With the inputs, terms, best candidates and draw, so that each choice can be repeated. Nothing"
                            + " is shown for an exam under way.")
    @APIResponse(responseCode = "200", description = "The decisions, in order.")
    public DecisionsView listDecisions(@PathParam("sessionId") String sessionId) {
        return decisions.of(Path.id("session", sessionId));
    }
}
