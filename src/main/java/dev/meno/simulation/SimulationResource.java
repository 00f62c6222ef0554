package dev.meno.simulation;

import dev.meno.http.Idempotent;
import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.platform.Path;
import dev.meno.platform.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

@jakarta.ws.rs.Path("/v1/courses/{courseId}/simulations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.AUTHOR, Role.PARTNER})
@Tag(name = "Psychometrics")
class SimulationResource {
    private static final String SIMULATION = "simulation";

    private final SimulationService simulations;

    SimulationResource(SimulationService simulations) {
        this.simulations = simulations;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "createSimulation",
            summary = "Try a policy on the course's questions",
            description = "Simulated or recorded learners each take a test, with the same code that sessions use. The"
                    + " reply comes at once. The simulation runs in the background; read it at its `Location`.")
    @APIResponse(
            responseCode = "202",
            description = "The simulation is queued.",
            content = @Content(schema = @Schema(implementation = SimulationView.class)))
    public Response createSimulation(
            @PathParam("courseId") String courseId, @NotNull @Valid SimulationRequest request) {
        SimulationView simulation = simulations.create(courseId, request);
        return Response.accepted(simulation)
                .location(URI.create("/v1/courses/%s/simulations/%s".formatted(courseId, simulation.id())))
                .build();
    }

    @GET
    @Operation(operationId = "listSimulations", summary = "List the simulations of a course, ordered by id")
    @APIResponse(responseCode = "200", description = "One page of simulations.")
    public Page<SimulationView> listSimulations(
            @PathParam("courseId") String courseId,
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
        return simulations.list(courseId, PageRequest.of(limit, cursor));
    }

    @GET
    @jakarta.ws.rs.Path("{simulationId}")
    @Operation(operationId = "getSimulation", summary = "Read a simulation: its progress or its result")
    @APIResponse(responseCode = "200", description = "The simulation.")
    public SimulationView getSimulation(
            @PathParam("courseId") String courseId, @PathParam("simulationId") String simulationId) {
        return simulations.find(courseId, Path.id(SIMULATION, simulationId));
    }

    @DELETE
    @jakarta.ws.rs.Path("{simulationId}")
    @Operation(operationId = "cancelSimulation", summary = "Cancel a simulation")
    @APIResponse(
            responseCode = "204",
            description = "The simulation is cancelled, or was already over and stays as it is.")
    public void cancelSimulation(
            @PathParam("courseId") String courseId, @PathParam("simulationId") String simulationId) {
        simulations.cancel(courseId, Path.id(SIMULATION, simulationId));
    }
}
