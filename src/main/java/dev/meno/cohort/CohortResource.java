package dev.meno.cohort;

import dev.meno.http.Idempotent;
import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.platform.Path;
import dev.meno.platform.Role;
import dev.meno.platform.TimeZoneRequest;
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
    @Operation(
            operationId = "listCohorts",
            summary = "List the cohorts, ordered by id",
            description = "Without `status`, lists those that aren't archived.")
    @APIResponse(
            responseCode = "200",
            description = "One page of cohorts. Instructors see their own, partners see all.")
    public Page<CohortView> listCohorts(
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
                    String cursor,
            @Parameter(
                            description = "Which cohorts to list.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"active", "archived", "all"},
                                            defaultValue = "active"))
                    @QueryParam("status")
                    @Nullable
                    String status) {
        return cohorts.list(CohortSelection.of(status), PageRequest.of(limit, cursor));
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
    @Operation(
            operationId = "changeCohort",
            summary = "Change a cohort's name, instructor or time zone",
            description = "If the cohort is archived, the reply is 409.")
    @APIResponse(responseCode = "200", description = "The changed cohort.")
    @APIResponse(responseCode = "409", ref = "Problem409")
    public CohortView changeCohort(@PathParam("cohortId") String cohortId, @NotNull @Valid CohortRequest request) {
        return cohorts.change(Path.id(COHORT, cohortId), request);
    }

    @PUT
    @jakarta.ws.rs.Path("{cohortId}/time-zone")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setCohortTimeZone",
            summary = "Set a cohort's time zone",
            description = "Analytics, today's answers and enrolment dates follow it. The counters are counted again the"
                    + " next time somebody reads them. If the cohort is archived, the reply is 409.")
    @APIResponse(responseCode = "200", description = "The changed cohort.")
    @APIResponse(responseCode = "409", ref = "Problem409")
    public CohortView setCohortTimeZone(
            @PathParam("cohortId") String cohortId, @NotNull @Valid TimeZoneRequest request) {
        return cohorts.setTimeZone(Path.id(COHORT, cohortId), request);
    }

    @DELETE
    @jakarta.ws.rs.Path("{cohortId}")
    @Operation(
            operationId = "deleteCohort",
            summary = "Delete a cohort",
            description = "Its learners and their attempts aren't deleted. An archived cohort can be deleted too.")
    @APIResponse(responseCode = "204", description = "The cohort was deleted.")
    public void deleteCohort(@PathParam("cohortId") String cohortId) {
        cohorts.delete(Path.id(COHORT, cohortId));
    }

    @POST
    @jakarta.ws.rs.Path("{cohortId}/archive")
    @Operation(
            operationId = "archiveCohort",
            summary = "Archive a cohort",
            description = "An archived cohort and its analytics can still be read, it can be restored or deleted, and"
                    + " learners can leave it. Any other change gets 409 until the cohort is restored. Safe to repeat.")
    @APIResponse(
            responseCode = "200",
            description = "The archived cohort.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CohortView.class),
                            example = CohortView.ARCHIVED))
    public CohortView archiveCohort(@PathParam("cohortId") String cohortId) {
        return cohorts.archive(Path.id(COHORT, cohortId));
    }

    @POST
    @jakarta.ws.rs.Path("{cohortId}/restore")
    @Operation(operationId = "restoreCohort", summary = "Restore an archived cohort", description = "Safe to repeat.")
    @APIResponse(responseCode = "200", description = "The restored cohort.")
    public CohortView restoreCohort(@PathParam("cohortId") String cohortId) {
        return cohorts.restore(Path.id(COHORT, cohortId));
    }
}
