package dev.meno.plan;

import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.platform.Role;
import dev.meno.problem.MalformedRequestException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/learners/{learnerId}")
@Tag(name = "Learners")
class StudyPlanResource {
    private final StudyPlans plans;

    StudyPlanResource(StudyPlans plans) {
        this.plans = plans;
    }

    @PUT
    @Path("study-plan")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.LEARNER, Role.PARTNER})
    @Operation(
            operationId = "setStudyPlan",
            summary = "Set the exam date and the time to study each day",
            description = "The study plan follows from these and changes with every answer.")
    @APIResponse(responseCode = "200", description = "The plan.")
    public StudyPlanView setStudyPlan(
            @PathParam("learnerId") String learnerId, @NotNull @Valid StudyPlanRequest request) {
        return plans.set(learnerId, request);
    }

    @GET
    @Path("study-plan")
    @Produces({MediaType.APPLICATION_JSON, StudyCalendar.CALENDAR})
    @RolesAllowed({Role.LEARNER, Role.INSTRUCTOR, Role.PARTNER})
    @Operation(
            operationId = "getStudyPlan",
            summary = "Read what to do each day until the exam",
            description = "As JSON or, with `Accept: text/calendar`, as a calendar.")
    @APIResponse(
            responseCode = "200",
            description = "The plan as of today.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = StudyPlanView.class)),
                @Content(
                        mediaType = StudyCalendar.CALENDAR,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "calendar", value = "BEGIN:VCALENDAR\r\n"))
            })
    public StudyPlanView getStudyPlan(
            @PathParam("learnerId") String learnerId,
            @Parameter(description = "Key of the course.", required = true, example = "mls-c01")
                    @QueryParam("course")
                    @Nullable
                    String course) {
        return plans.plan(learnerId, required(course));
    }

    @GET
    @Path("study-plans")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.LEARNER, Role.INSTRUCTOR, Role.PARTNER})
    @Operation(
            operationId = "listStudyPlans",
            summary = "List a learner's study plans",
            description = "The plans as of today. The list is empty if the learner hasn't set an exam date yet.")
    @APIResponse(responseCode = "200", description = "One page of plans, oldest first.")
    public Page<StudyPlanView> listStudyPlans(
            @PathParam("learnerId") String learnerId,
            @Parameter(description = "Key of a course, to list only its plan.", example = "mls-c01")
                    @QueryParam("course")
                    @Nullable
                    String course,
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
        return plans.plans(learnerId, course, PageRequest.of(limit, cursor));
    }

    private static String required(@Nullable String course) {
        if (course == null) {
            throw new MalformedRequestException("course", "The query parameter `course` is required.");
        }
        return course;
    }
}
