package dev.meno.ability;

import dev.meno.learner.Learners;
import dev.meno.platform.Role;
import dev.meno.problem.MalformedRequestException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is known of a learner: abilities with mastery of each topic, and the forecast of the exam. */
@Path("/v1/learners")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Learners")
class AbilityResource {
    private final Learners learners;
    private final Abilities abilities;
    private final Forecasts forecasts;

    AbilityResource(Learners learners, Abilities abilities, Forecasts forecasts) {
        this.learners = learners;
        this.abilities = abilities;
        this.forecasts = forecasts;
    }

    @GET
    @Path("{learnerId}/abilities")
    @RolesAllowed({Role.LEARNER, Role.INSTRUCTOR, Role.PARTNER})
    @Operation(
            operationId = "getAbilities",
            summary = "Read a learner's abilities in a course",
            description = "Before the first attempt, an ability is the prior: θ 0 with standard error 1.")
    @APIResponse(responseCode = "200", description = "The abilities, with domains in the course's order.")
    public AbilitiesView getAbilities(
            @PathParam("learnerId") String learnerId,
            @Parameter(description = "Key of the course.", required = true, example = "mls-c01")
                    @QueryParam("course")
                    @Nullable
                    String course) {
        return abilities.view(learners.requireVisible(learnerId), required(course));
    }

    @GET
    @Path("{learnerId}/forecast")
    @RolesAllowed({Role.LEARNER, Role.INSTRUCTOR, Role.PARTNER})
    @Operation(
            operationId = "getForecast",
            summary = "Forecast a learner's exam",
            description = "How the learner would do in the exam today. If too little is known, the forecast says so and"
                    + " gives no number. The same state always gives the same forecast.")
    @APIResponse(responseCode = "200", description = "The forecast.")
    public ForecastView getForecast(
            @PathParam("learnerId") String learnerId,
            @Parameter(description = "Key of the course.", required = true, example = "mls-c01")
                    @QueryParam("course")
                    @Nullable
                    String course) {
        return forecasts.forecast(learners.requireVisible(learnerId), required(course));
    }

    private static String required(@Nullable String course) {
        if (course == null) {
            throw new MalformedRequestException("course", "The query parameter `course` is required.");
        }
        return course;
    }
}
