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

/** What came of a session. */
@jakarta.ws.rs.Path("/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.LEARNER, Role.PARTNER})
@Tag(name = "Sessions")
class ReportResource {
    private static final String SESSION = "session";

    private final SessionReports reports;

    ReportResource(SessionReports reports) {
        this.reports = reports;
    }

    @GET
    @jakarta.ws.rs.Path("{sessionId}/report")
    @Operation(
            operationId = "getSessionReport",
            summary = "Read the report of a finished session",
            description =
                    "For a mock exam, includes the scaled score and whether it is a pass. 409 until the session is"
                            + " finished.")
    @APIResponse(responseCode = "200", description = "The report.")
    public ReportView getSessionReport(@PathParam("sessionId") String sessionId) {
        return reports.report(Path.id(SESSION, sessionId));
    }
}
