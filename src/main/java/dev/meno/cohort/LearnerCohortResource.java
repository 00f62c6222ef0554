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
            summary = "List the cohorts of a learner, by id",
            description =
                    "So that learners know who sees them, and what they can leave. An instructor sees the own ones.")
    @APIResponse(responseCode = "200", description = "One page of cohorts, archived ones among them.")
    public Page<MembershipView> listLearnerCohorts(
            @PathParam("learnerId") String learnerId,
            @Parameter(
                            description = "Largest number of items.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "The `next` of the page before.") @QueryParam("cursor") @Nullable String cursor) {
        return memberships.cohortsOf(learnerId, PageRequest.of(limit, cursor));
    }
}
