package dev.meno.cohort;

import dev.meno.platform.Idempotent;
import dev.meno.platform.Page;
import dev.meno.platform.PageRequest;
import dev.meno.platform.Path;
import dev.meno.platform.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@jakarta.ws.rs.Path("/v1/cohorts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.INSTRUCTOR, Role.PARTNER})
@Tag(name = "Cohorts")
class CohortResource {
    private static final String COHORT = "cohort";

    private final CohortService cohorts;

    CohortResource(CohortService cohorts) {
        this.cohorts = cohorts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(operationId = "createCohort", summary = "Create a cohort")
    @APIResponse(
            responseCode = "201",
            description = "The cohort was created.",
            content = @Content(schema = @Schema(implementation = CohortView.class)))
    public Response createCohort(@NotNull @Valid CohortRequest request) {
        CohortView cohort = cohorts.create(request);
        return Response.created(URI.create("/v1/cohorts/" + cohort.id()))
                .entity(cohort)
                .build();
    }

    @GET
    @Operation(operationId = "listCohorts", summary = "List the cohorts, by id")
    @APIResponse(responseCode = "200", description = "One page of cohorts: an instructor's own, a partner's all.")
    public Page<CohortView> listCohorts(
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
        return cohorts.list(PageRequest.of(limit, cursor));
    }

    @GET
    @jakarta.ws.rs.Path("{cohortId}")
    @Operation(operationId = "getCohort", summary = "Read a cohort")
    @APIResponse(responseCode = "200", description = "The cohort.")
    public CohortView getCohort(@PathParam("cohortId") String cohortId) {
        return cohorts.find(Path.id(COHORT, cohortId));
    }

    @PUT
    @jakarta.ws.rs.Path("{cohortId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeCohort", summary = "Change a cohort's name or instructor")
    @APIResponse(responseCode = "200", description = "The cohort, changed.")
    public CohortView changeCohort(@PathParam("cohortId") String cohortId, @NotNull @Valid CohortRequest request) {
        return cohorts.change(Path.id(COHORT, cohortId), request);
    }

    @DELETE
    @jakarta.ws.rs.Path("{cohortId}")
    @Operation(
            operationId = "deleteCohort",
            summary = "Delete a cohort",
            description = "Its learners and their attempts stay.")
    @APIResponse(responseCode = "204", description = "The cohort is deleted.")
    public void deleteCohort(@PathParam("cohortId") String cohortId) {
        cohorts.delete(Path.id(COHORT, cohortId));
    }

    @PUT
    @jakarta.ws.rs.Path("{cohortId}/learners/{learnerId}")
    @Operation(
            operationId = "enrolLearner",
            summary = "Add a learner to a cohort",
            description = "Safe to repeat: a member stays a member.")
    @APIResponse(responseCode = "204", description = "The learner is a member.")
    public void enrolLearner(@PathParam("cohortId") String cohortId, @PathParam("learnerId") String learnerId) {
        cohorts.enrol(Path.id(COHORT, cohortId), Path.id("learner", learnerId));
    }

    @DELETE
    @jakarta.ws.rs.Path("{cohortId}/learners/{learnerId}")
    @Operation(
            operationId = "withdrawLearner",
            summary = "Take a learner out of a cohort",
            description = "Safe to repeat.")
    @APIResponse(responseCode = "204", description = "The learner is no member.")
    public void withdrawLearner(@PathParam("cohortId") String cohortId, @PathParam("learnerId") String learnerId) {
        cohorts.withdraw(Path.id(COHORT, cohortId), Path.id("learner", learnerId));
    }
}
