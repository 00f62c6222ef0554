package dev.meno.session.practice;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.course.Response;
import dev.meno.http.IdempotencyKey;
import dev.meno.platform.Caller;
import dev.meno.session.exam.DraftView;
import dev.meno.session.exam.Drafts;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.AttemptRequest;
import dev.meno.session.model.AttemptView;
import dev.meno.session.model.Doorkeeper;
import dev.meno.session.model.ResponseBody;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionFinishedException;
import dev.meno.session.model.SessionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
    private final Drafts drafts;
    private final Scoring scoring;
    private final ObjectMapper json;
    private final Caller caller;

    AttemptService(
            Doorkeeper doorkeeper,
            SessionRepository sessions,
            AttemptRepository attempts,
            Drafts drafts,
            Scoring scoring,
            ObjectMapper json,
            Caller caller) {
        this.doorkeeper = doorkeeper;
        this.sessions = sessions;
        this.attempts = attempts;
        this.drafts = drafts;
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
     * @param withNext whether the reply is to hold the next question
     * @throws SessionFinishedException in an exam whose time is up, too; it is closed then
     */
    @Transactional(dontRollbackOn = SessionFinishedException.class)
    Outcome attempt(UUID sessionId, @Nullable String idempotencyKey, AttemptRequest request, boolean withNext) {
        Optional<SessionRepository.LockedSession> locked =
                sessions.lockForAttempt(sessionId, idempotencyKey, request.questionId());
        Session session = doorkeeper.require(locked.map(SessionRepository.LockedSession::session), sessionId);
        Response response = request.response().toResponse();
        Attempt.Origin origin =
                new Attempt.Origin(idempotencyKey, caller.subject(), IdempotencyKey.bodyHash(json, request));
        if (session.mode().isExam() && !session.isFinished()) {
            return new Outcome.Saved(drafts.save(session, request, origin, withNext));
        }
        Repetition repetition = new Repetition(origin, request.questionId(), ResponseBody.of(response));
        return new Outcome.Scored(repetition
                .among(locked.orElseThrow().earlier())
                .or(() -> racedRepetition(session, repetition))
                .map(Attempt::reply)
                .orElseGet(() -> scoring.score(session, request, response, origin)));
    }

    /**
     * A repetition that raced the first request: it waited for the session's lock, but looked for attempts before the
     * wait. Its question is no longer pending then, so look again and find the attempt.
     */
    private Optional<Attempt> racedRepetition(Session session, Repetition repetition) {
        return repetition.questionId().equals(session.pendingQuestionId())
                ? Optional.empty()
                : repetition.among(attempts.ofSession(
                        session.id(), repetition.origin().idempotencyKey(), repetition.questionId()));
    }
}
