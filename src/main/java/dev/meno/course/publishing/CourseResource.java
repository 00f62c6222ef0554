package dev.meno.course.publishing;

import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.platform.Path;
import dev.meno.platform.Role;
import dev.meno.problem.MalformedRequestException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

@jakarta.ws.rs.Path("/v1/courses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Content")
class CourseResource {
    private final CourseService courses;

    private final CourseLoader loader;

    CourseResource(CourseService courses, CourseLoader loader) {
        this.courses = courses;
        this.loader = loader;
    }

    @GET
    @RolesAllowed({Role.AUTHOR, Role.INSTRUCTOR, Role.PARTNER})
    @Operation(operationId = "listCourses", summary = "List the courses")
    @APIResponse(responseCode = "200", description = "One page of courses.")
    public Page<CourseView> listCourses(
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
        return courses.list(PageRequest.of(limit, cursor));
    }

    @GET
    @jakarta.ws.rs.Path("{courseId}")
    @RolesAllowed({Role.AUTHOR, Role.INSTRUCTOR, Role.PARTNER})
    @Operation(operationId = "getCourse", summary = "Read a course: its domains, weights, topics and exam")
    @APIResponse(responseCode = "200", description = "The course.")
    public CourseView getCourse(@PathParam("courseId") String courseId) {
        return courses.view(courseId);
    }

    @GET
    @jakarta.ws.rs.Path("{courseId}/questions")
    @RolesAllowed({Role.AUTHOR, Role.PARTNER})
    @Operation(operationId = "listQuestions", summary = "List the questions of a course, ordered by id")
    @APIResponse(responseCode = "200", description = "One page of questions.")
    public Page<QuestionSummary> listQuestions(
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
        return courses.questions(courseId, PageRequest.of(limit, cursor));
    }

    @GET
    @jakarta.ws.rs.Path("{courseId}/questions/{questionId}")
    @RolesAllowed({Role.AUTHOR, Role.PARTNER})
    @Operation(operationId = "getQuestion", summary = "Read a question with its key and item model")
    @APIResponse(responseCode = "200", description = "The question.")
    public AuthoredQuestionView getQuestion(
            @PathParam("courseId") String courseId, @PathParam("questionId") String questionId) {
        return courses.question(courseId, Path.id("question", questionId));
    }

    @POST
    @jakarta.ws.rs.Path("{courseId}/imports")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.AUTHOR, Role.PARTNER})
    @Operation(
            operationId = "importCourse",
            summary = "Publish a whole course from its files",
            description =
                    "All or nothing: every problem is reported with its file and place, and if there is any, nothing"
                            + " is published. A changed question gets a new version, a question that is missing is retired,"
                            + " and attempts stay as they are. Publishing the same content again changes nothing, so the"
                            + " request is safe to repeat. Up to 20 MB.")
    @APIResponse(responseCode = "200", description = "What was published or, with `dryRun=true`, would be.")
    public PublicationReport importCourse(
            @PathParam("courseId") String courseId,
            @Parameter(
                            description = "With `true`, the course is only checked and nothing is published.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @Nullable
                    String dryRun,
            @NotNull @Valid CourseImportRequest request) {
        return loader.importCourse(courseId, request.texts(), isTrue(dryRun));
    }

    private static boolean isTrue(@Nullable String dryRun) {
        if (dryRun == null || dryRun.equals("false")) {
            return false;
        }
        if (dryRun.equals("true")) {
            return true;
        }
        throw new MalformedRequestException("dryRun", "The parameter must be `true` or `false`.");
    }
}
