package dev.meno.cohort;

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

@Path("/v1/learners/{learnerId}/cohorts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.LEARNER, Role.INSTRUCTOR, Role.PARTNER})
@Tag(name = "Cohorts")
class LearnerCohortResource {
    private final Memberships memberships;

    LearnerCohortResource(Memberships memberships) {
        this.memberships = memberships;
    }

    @GET
    @Operation(
            operationId = "listLearnerCohorts",
            summary = "List the cohorts of a learner, ordered by id",
            description = "Tells learners who can see their work and which cohorts they can leave. Instructors see only"
                    + " their own cohorts.")
    @APIResponse(responseCode = "200", description = "One page of cohorts, including archived ones.")
    public Page<MembershipView> listLearnerCohorts(
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
        return memberships.cohortsOf(learnerId, PageRequest.of(limit, cursor));
    }
}
