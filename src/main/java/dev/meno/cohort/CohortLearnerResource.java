package dev.meno.cohort;

import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.platform.Path;
import dev.meno.platform.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

@jakarta.ws.rs.Path("/v1/cohorts/{cohortId}/learners")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cohorts")
class CohortLearnerResource {
    private static final String COHORT = "cohort";

    private final Memberships memberships;

    CohortLearnerResource(Memberships memberships) {
        this.memberships = memberships;
    }

    @GET
    @RolesAllowed({Role.INSTRUCTOR, Role.PARTNER})
    @Operation(operationId = "listCohortLearners", summary = "List the learners of a cohort, ordered by id")
    @APIResponse(responseCode = "200", description = "One page of learners.")
    public Page<CohortMemberView> listCohortLearners(
            @PathParam("cohortId") String cohortId,
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
        return memberships.members(Path.id(COHORT, cohortId), PageRequest.of(limit, cursor));
    }

    @PUT
    @jakarta.ws.rs.Path("{learnerId}")
    @RolesAllowed({Role.INSTRUCTOR, Role.PARTNER})
    @Operation(
            operationId = "enrolLearner",
            summary = "Add a learner to a cohort",
            description = "Safe to repeat: a member stays a member. If the cohort is archived, the reply is 409."
                    + " Instructors can enrol any learner of the tenant whose id they know, and see the learner's work"
                    + " from then on.")
    @APIResponse(responseCode = "204", description = "The learner is a member.")
    @APIResponse(responseCode = "409", ref = "Problem409")
    public void enrolLearner(@PathParam("cohortId") String cohortId, @PathParam("learnerId") String learnerId) {
        memberships.enrol(Path.id(COHORT, cohortId), Path.id("learner", learnerId));
    }

    @DELETE
    @jakarta.ws.rs.Path("{learnerId}")
    @RolesAllowed({Role.LEARNER, Role.INSTRUCTOR, Role.PARTNER})
    @Operation(
            operationId = "withdrawLearner",
            summary = "Remove a learner from a cohort, or leave it",
            description = "Safe to repeat for instructors and partners. Learners leave with `me` and get 404 if they"
                    + " aren't a member of the cohort. Learners can also leave an archived cohort; instructors and"
                    + " partners get 409 for it.")
    @APIResponse(responseCode = "204", description = "The learner isn't a member.")
    @APIResponse(responseCode = "409", ref = "Problem409")
    public void withdrawLearner(@PathParam("cohortId") String cohortId, @PathParam("learnerId") String learnerId) {
        memberships.withdraw(Path.id(COHORT, cohortId), learnerId);
    }
}
