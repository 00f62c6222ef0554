package dev.meno.session.practice;

import dev.meno.course.Response;
import dev.meno.http.IdempotencyKey;
import dev.meno.platform.Caller;
import dev.meno.session.SessionMode;
import dev.meno.session.exam.DraftView;
import dev.meno.session.exam.Exams;
import dev.meno.session.model.AlreadyAnsweredException;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.AttemptRequest;
import dev.meno.session.model.AttemptView;
import dev.meno.session.model.Doorkeeper;
import dev.meno.session.model.ResponseBody;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionFinishedException;
import dev.meno.session.model.SessionJson;
import dev.meno.session.model.SessionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Scores answers. One attempt is one transaction of five statements: lock the session and look for repetitions, lock
 * the abilities, insert the attempt, update the ability, update the session. The session's lock is what makes an
 * attempt count once: a racing repetition waits for it and then, with a sixth statement, finds the attempt.
 */
@ApplicationScoped
class AttemptService {
    private final Doorkeeper doorkeeper;
    private final SessionRepository sessions;
    private final AttemptRepository attempts;
    private final Exams exams;
    private final Scoring scoring;
    private final SessionJson json;
    private final Caller caller;

    AttemptService(
            Doorkeeper doorkeeper,
            SessionRepository sessions,
            AttemptRepository attempts,
            Exams exams,
            Scoring scoring,
            SessionJson json,
            Caller caller) {
        this.doorkeeper = doorkeeper;
        this.sessions = sessions;
        this.attempts = attempts;
        this.exams = exams;
        this.scoring = scoring;
        this.json = json;
        this.caller = caller;
    }

    /** What became of an answer. */
    sealed interface Outcome {
        /** It was scored, now or before. */
        record Scored(AttemptView answer) implements Outcome {}

        /** It was saved in a mock exam, to be scored at the close. */
        record Saved(DraftView draft) implements Outcome {}
    }

    /**
     * Scores an answer, or returns what was answered when it was scored before; in a mock exam, saves it.
     *
     * @throws SessionFinishedException in an exam whose time is up, too; it is closed then
     */
    @Transactional(dontRollbackOn = SessionFinishedException.class)
    Outcome attempt(UUID sessionId, @Nullable String idempotencyKey, AttemptRequest request) {
        Optional<SessionRepository.LockedSession> locked =
                sessions.lockForAttempt(sessionId, idempotencyKey, request.questionId());
        Session session = doorkeeper.require(locked.map(SessionRepository.LockedSession::session), sessionId);
        Response response = request.response().toResponse();
        Attempt.Origin origin = new Attempt.Origin(idempotencyKey, caller.subject(), json.hash(request));
        if (session.mode() == SessionMode.MOCK_EXAM && !session.isFinished()) {
            return new Outcome.Saved(exams.save(session, request, response, origin));
        }
        return new Outcome.Scored(
                repetition(locked.orElseThrow().earlier(), origin, request.questionId(), stored(response))
                        .or(() -> racedRepetition(session, origin, request.questionId(), stored(response)))
                        .orElseGet(() -> scoring.score(session, request, response, origin)));
    }

    /**
     * A repetition that raced the first request: it waited for the session's lock, but looked for attempts before the
     * wait. Then its question is pending no more, and a second look, only then, finds the attempt.
     */
    private Optional<AttemptView> racedRepetition(
            Session session, Attempt.Origin origin, UUID questionId, String response) {
        return questionId.equals(session.pendingQuestionId())
                ? Optional.empty()
                : repetition(
                        attempts.ofSession(session.id(), origin.idempotencyKey(), questionId),
                        origin,
                        questionId,
                        response);
    }

    private Optional<AttemptView> repetition(
            List<Attempt> earlier, Attempt.Origin origin, UUID questionId, String response) {
        for (Attempt attempt : earlier) {
            if (origin.idempotencyKey() != null && attempt.hasKey(origin.subject(), origin.idempotencyKey())) {
                if (!attempt.bodyHash().equals(origin.bodyHash())) {
                    throw IdempotencyKey.reused();
                }
                return Optional.of(json.read(attempt.answer(), AttemptView.class));
            }
        }
        for (Attempt attempt : earlier) {
            if (attempt.questionId().equals(questionId)) {
                if (!attempt.response().equals(response)) {
                    throw new AlreadyAnsweredException();
                }
                return Optional.of(json.read(attempt.answer(), AttemptView.class));
            }
        }
        return Optional.empty();
    }

    private String stored(Response response) {
        return json.write(ResponseBody.of(response));
    }
}
