package dev.meno.irt;

import dev.meno.platform.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/irt")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.PARTNER)
@Tag(name = "Psychometrics")
class IrtResource {
    @POST
    @Path("scores")
    @Operation(
            operationId = "scoreResponses",
            summary = "Estimate abilities from response vectors",
            description =
                    "Stateless: nothing is stored, and the same request gets the same reply. Up to 1000 vectors, 10"
                            + " 000 items and 20 MB. With `domains` and `correlations`, the estimate is a joint one.")
    @APIResponse(responseCode = "200", description = "One estimate per vector.")
    public ScoresView scoreResponses(@NotNull @Valid ScoresRequest request) {
        return Scoring.score(request);
    }

    @POST
    @Path("next-items")
    @Operation(
            operationId = "chooseNextItems",
            summary = "Rank the items that a learner hasn't answered",
            description = "Stateless: the caller keeps track of its own sessions. Up to 10 000 items and 20 MB.")
    @APIResponse(responseCode = "200", description = "The best items with the criterion's values.")
    public NextItemsView chooseNextItems(@NotNull @Valid NextItemsRequest request) {
        return Choosing.choose(request);
    }

    @POST
    @Path("curves")
    @Operation(
            operationId = "drawCurves",
            summary = "Tabulate probabilities and information of items",
            description = "Stateless. Up to 10 000 items, 1001 abilities and 1 000 000 probabilities in all.")
    @APIResponse(responseCode = "200", description = "The curves.")
    public CurvesView drawCurves(@NotNull @Valid CurvesRequest request) {
        return Curves.draw(request);
    }
}
