package dev.meno.flag;

import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.platform.Path;
import dev.meno.platform.Role;
import jakarta.annotation.security.RolesAllowed;
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

@jakarta.ws.rs.Path("/v1/courses/{courseId}/question-flags")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.AUTHOR, Role.PARTNER})
@Tag(name = "Courses")
class QuestionFlagResource {
    private final QuestionFlags flags;

    QuestionFlagResource(QuestionFlags flags) {
        this.flags = flags;
    }

    @GET
    @Operation(
            operationId = "listQuestionFlags",
            summary = "List the questions of a course that learners reported as faulty")
    @APIResponse(responseCode = "200", description = "One page of flags, oldest first.")
    public Page<QuestionFlagView> listQuestionFlags(
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
        return flags.list(courseId, PageRequest.of(limit, cursor));
    }

    @POST
    @jakarta.ws.rs.Path("{flagId}/resolve")
    @Operation(
            operationId = "resolveQuestionFlag",
            summary = "Resolve a flag",
            description = "Safe to repeat: a resolved flag stays as it is.")
    @APIResponse(responseCode = "200", description = "The resolved flag.")
    public QuestionFlagView resolveQuestionFlag(
            @PathParam("courseId") String courseId, @PathParam("flagId") String flagId) {
        return flags.resolve(courseId, Path.id("question flag", flagId));
    }
}
