package dev.meno.learner;

import dev.meno.access.AccessToken;
import dev.meno.http.Idempotent;
import dev.meno.platform.Role;
import dev.meno.platform.TimeZoneRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/learners")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Learners")
class LearnerResource {
    private final Learners learners;

    LearnerResource(Learners learners) {
        this.learners = learners;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.PARTNER)
    @Idempotent
    @Operation(
            operationId = "registerLearner",
            summary = "Register a learner",
            description = "Safe to repeat: an external id that already exists gets 200 with the same learner.")
    @APIResponse(
            responseCode = "201",
            description = "The learner was registered.",
            content = @Content(schema = @Schema(implementation = LearnerView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The external id already exists. This is its learner, unchanged.",
            content = @Content(schema = @Schema(implementation = LearnerView.class)))
    public Response registerLearner(@NotNull @Valid LearnerRequest request) {
        Learners.Registration registration = learners.register(request);
        LearnerView learner = registration.learner();
        return Response.status(registration.added() ? 201 : 200)
                .location(URI.create("/v1/learners/" + learner.id()))
                .entity(learner)
                .build();
    }

    @GET
    @Path("{learnerId}")
    @RolesAllowed({Role.LEARNER, Role.INSTRUCTOR, Role.PARTNER})
    @Operation(operationId = "getLearner", summary = "Read a learner")
    @APIResponse(responseCode = "200", description = "The learner.")
    public LearnerView getLearner(@PathParam("learnerId") String learnerId) {
        return learners.view(learnerId);
    }

    @PUT
    @Path("{learnerId}/profile")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.LEARNER, Role.PARTNER})
    @Operation(
            operationId = "describeLearner",
            summary = "Set how familiar a learner is with a course's domains",
            description = "Sets the starting point of the abilities in sessions that start afterwards.")
    @APIResponse(responseCode = "200", description = "The learner.")
    public LearnerView describeLearner(
            @PathParam("learnerId") String learnerId, @NotNull @Valid ProfileRequest request) {
        return learners.describe(learnerId, request);
    }

    @PUT
    @Path("{learnerId}/time-zone")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.LEARNER, Role.PARTNER})
    @Operation(
            operationId = "setLearnerTimeZone",
            summary = "Set a learner's time zone",
            description = "From now on, due reviews, study plans and exam dates follow the days of this time zone. A"
                    + " session under way keeps the time zone it started in.")
    @APIResponse(responseCode = "200", description = "The learner.")
    public LearnerView setLearnerTimeZone(
            @PathParam("learnerId") String learnerId, @NotNull @Valid TimeZoneRequest request) {
        return learners.setTimeZone(learnerId, request);
    }

    @POST
    @Path("{learnerId}/tokens")
    @RolesAllowed(Role.PARTNER)
    @Operation(
            operationId = "issueLearnerToken",
            summary = "Issue a short-lived token for one learner",
            description = "For the learner's own device. The token gives access to this learner's practice and nothing"
                    + " else.")
    @APIResponse(
            responseCode = "200",
            description = "A bearer token.",
            content = @Content(schema = @Schema(implementation = AccessToken.class)))
    public AccessToken issueLearnerToken(@PathParam("learnerId") String learnerId) {
        return learners.issueToken(learnerId);
    }
}
