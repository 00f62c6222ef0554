package dev.meno.session.practice;

import dev.meno.http.IdempotencyKey;
import dev.meno.http.Idempotent;
import dev.meno.platform.Path;
import dev.meno.platform.Role;
import dev.meno.session.exam.DraftView;
import dev.meno.session.model.AttemptRequest;
import dev.meno.session.model.AttemptView;
import dev.meno.session.model.QuestionView;
import dev.meno.session.model.SessionView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@jakarta.ws.rs.Path("/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.LEARNER, Role.PARTNER})
@Tag(name = "Sessions")
class SessionResource {
    private static final String SESSION = "session";
    private static final String INCLUDE =
            "With `next`, the reply contains the next question, which saves a round trip.";

    private final SessionStart starts;
    private final Turns turns;
    private final Hints hints;
    private final AttemptService attempts;

    SessionResource(SessionStart starts, Turns turns, Hints hints, AttemptService attempts) {
        this.starts = starts;
        this.turns = turns;
        this.hints = hints;
        this.attempts = attempts;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "startSession",
            summary = "Start a session",
            description = "The first question is chosen at once; `GET …/next-question` reads it.")
    @APIResponse(
            responseCode = "201",
            description = "The session was started.",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public Response startSession(@NotNull @Valid SessionRequest request) {
        SessionView session = starts.start(request);
        return Response.created(URI.create("/v1/sessions/" + session.id()))
                .entity(session)
                .build();
    }

    @GET
    @jakarta.ws.rs.Path("{sessionId}")
    @Operation(operationId = "getSession", summary = "Read a session with its progress and abilities")
    @APIResponse(responseCode = "200", description = "The session.")
    public SessionView getSession(@PathParam("sessionId") String sessionId) {
        return turns.view(Path.id(SESSION, sessionId));
    }

    @GET
    @jakarta.ws.rs.Path("{sessionId}/next-question")
    @Operation(
            operationId = "getNextQuestion",
            summary = "Read the pending question",
            description = "Reading changes nothing: the question stays the same until it is answered or skipped.")
    @APIResponse(
            responseCode = "200",
            description = "The pending question.",
            content = @Content(schema = @Schema(implementation = QuestionView.class)))
    @APIResponse(responseCode = "204", description = "The session is over.")
    public Response getNextQuestion(@PathParam("sessionId") String sessionId) {
        return turns.pendingQuestion(Path.id(SESSION, sessionId))
                .map(question -> Response.ok(question).build())
                .orElseGet(() -> Response.noContent().build());
    }

    @POST
    @jakarta.ws.rs.Path("{sessionId}/attempts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "submitAttempt",
            summary = "Answer a question",
            description = "In a mock exam, saves the answer to any question of the current section. It can be changed"
                    + " until the section is over. In any other mode, answers the pending question. An answer is"
                    + " scored once, however often it is sent: the same response to the same question, or the same"
                    + " `Idempotency-Key` with the same body, gets the stored reply. A different response to an"
                    + " answered question gets 409. Once the reply arrives, the answer is stored.")
    @APIResponse(
            responseCode = "201",
            description = "The answer was scored. In a mock exam, the first answer to the question was saved.",
            content = @Content(schema = @Schema(oneOf = {AttemptView.class, DraftView.class})))
    @APIResponse(
            responseCode = "200",
            description = "In a mock exam, the answer replaced an earlier one.",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Response submitAttempt(
            @PathParam("sessionId") String sessionId,
            @Parameter(description = INCLUDE, schema = @Schema(type = SchemaType.STRING, enumeration = "next"))
                    @QueryParam("include")
                    @Nullable
                    String include,
            @Parameter(hidden = true) @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @NotNull @Valid AttemptRequest request) {
        boolean withNext = Include.next(include);
        UUID id = Path.id(SESSION, sessionId);
        return switch (attempts.attempt(id, IdempotencyKey.validate(idempotencyKey), request, withNext)) {
            case AttemptService.Outcome.Scored(AttemptView answer) ->
                Response.status(201)
                        .entity(withNext ? answer : answer.withoutNext())
                        .build();
            case AttemptService.Outcome.Saved(DraftView draft) ->
                Response.status(draft.isNew() ? 201 : 200).entity(draft).build();
        };
    }

    @POST
    @jakarta.ws.rs.Path("{sessionId}/skip")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "skipQuestion",
            summary = "Skip the pending question",
            description = "The question doesn't come back in this session, and the abilities don't change. Name the"
                    + " question or send an `Idempotency-Key` to make the request safe to repeat.")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SkipRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The question was skipped.",
            content = @Content(schema = @Schema(implementation = SkipView.class)))
    public Response skipQuestion(
            @PathParam("sessionId") String sessionId,
            @Parameter(description = INCLUDE, schema = @Schema(type = SchemaType.STRING, enumeration = "next"))
                    @QueryParam("include")
                    @Nullable
                    String include,
            @Valid @Nullable SkipRequest request) {
        boolean withNext = Include.next(include);
        SkipView skipped = turns.skip(Path.id(SESSION, sessionId), request == null ? null : request.questionId());
        return Response.ok(withNext ? skipped : skipped.withoutNext()).build();
    }

    @POST
    @jakarta.ws.rs.Path("{sessionId}/hints")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "showHint",
            summary = "Show the next hint of the pending question",
            description =
                    "Hints go from vague to specific. They are recorded with the attempt and lower the credit for a"
                            + " correct answer.")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HintRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The hint.",
            content = @Content(schema = @Schema(implementation = HintView.class)))
    public Response showHint(@PathParam("sessionId") String sessionId, @Valid @Nullable HintRequest request) {
        return Response.ok(hints.show(
                        Path.id(SESSION, sessionId),
                        request == null ? null : request.questionId(),
                        request == null ? null : request.number()))
                .build();
    }

    @POST
    @jakarta.ws.rs.Path("{sessionId}/finish")
    @Operation(
            operationId = "finishSession",
            summary = "Finish a session",
            description = "Safe to repeat: a finished session stays as it is.")
    @APIResponse(responseCode = "200", description = "The finished session.")
    public SessionView finishSession(@PathParam("sessionId") String sessionId) {
        return turns.finish(Path.id(SESSION, sessionId));
    }
}
