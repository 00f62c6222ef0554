package dev.meno.session.exam;

import dev.meno.http.Idempotent;
import dev.meno.platform.Path;
import dev.meno.platform.Role;
import dev.meno.session.model.SessionView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What only mock exams have: a list of questions, marks and sections. */
@jakarta.ws.rs.Path("/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.LEARNER, Role.PARTNER})
@Tag(name = "Sessions")
class ExamResource {
    private static final String SESSION = "session";

    private final ExamSitting exams;

    ExamResource(ExamSitting exams) {
        this.exams = exams;
    }

    @GET
    @jakarta.ws.rs.Path("{sessionId}/questions")
    @Operation(
            operationId = "listExamQuestions",
            summary = "List the questions of a mock exam",
            description =
                    "Shows which questions are answered and which are marked. An exam is short enough for one page.")
    @APIResponse(responseCode = "200", description = "The questions, without their text.")
    public ExamQuestionsView listExamQuestions(@PathParam("sessionId") String sessionId) {
        return exams.list(Path.id(SESSION, sessionId));
    }

    @GET
    @jakarta.ws.rs.Path("{sessionId}/questions/{position}")
    @Operation(
            operationId = "getExamQuestion",
            summary = "Read one question of a mock exam with the current answer",
            description = "Once the exam is over, with its score, the correct answer and the explanation.")
    @APIResponse(responseCode = "200", description = "The question.")
    public ExamQuestionView getExamQuestion(
            @PathParam("sessionId") String sessionId, @PathParam("position") String position) {
        return exams.show(Path.id(SESSION, sessionId), Path.number("question", position));
    }

    @PUT
    @jakarta.ws.rs.Path("{sessionId}/questions/{position}/flag")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "markExamQuestion", summary = "Mark or unmark a question of a mock exam")
    @APIResponse(responseCode = "204", description = "The question is marked or unmarked.")
    public void markExamQuestion(
            @PathParam("sessionId") String sessionId,
            @PathParam("position") String position,
            @NotNull @Valid FlagRequest request) {
        exams.mark(Path.id(SESSION, sessionId), Path.number("question", position), request.flagged());
    }

    @POST
    @jakarta.ws.rs.Path("{sessionId}/next-section")
    @Idempotent
    @Operation(
            operationId = "enterNextSection",
            summary = "Go on to the next section of a mock exam",
            description = "The next section begins at once, and there is no way back. Send an `Idempotency-Key` to make"
                    + " the request safe to repeat.")
    @APIResponse(
            responseCode = "200",
            description = "The session, in its next section.",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public Response enterNextSection(@PathParam("sessionId") String sessionId) {
        return Response.ok(exams.leaveSection(Path.id(SESSION, sessionId))).build();
    }
}
