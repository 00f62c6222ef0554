package dev.meno.session;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.course.Response;
import dev.meno.learner.Abilities;
import dev.meno.learner.LearnerAbilities;
import dev.meno.learner.Learners;
import dev.meno.platform.Caller;
import dev.meno.platform.IdempotencyKey;
import dev.meno.platform.Ids;
import dev.meno.platform.Page;
import dev.meno.platform.PageRequest;
import dev.meno.platform.Tenants;
import dev.meno.problem.NotFoundException;
import dev.meno.psychometrics.ability.AbilityEstimate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
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
    private final SessionRepository sessions;
    private final AttemptRepository attempts;
    private final SessionService sessionService;
    private final Exams exams;
    private final Scorer scorer;
    private final CourseCatalog courses;
    private final Abilities abilities;
    private final Learners learners;
    private final SessionJson json;
    private final Event<AnswersTaken> answersTaken;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    AttemptService(
            SessionRepository sessions,
            AttemptRepository attempts,
            SessionService sessionService,
            Exams exams,
            Scorer scorer,
            CourseCatalog courses,
            Abilities abilities,
            Learners learners,
            SessionJson json,
            Event<AnswersTaken> answersTaken,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.sessionService = sessionService;
        this.exams = exams;
        this.scorer = scorer;
        this.courses = courses;
        this.abilities = abilities;
        this.learners = learners;
        this.json = json;
        this.answersTaken = answersTaken;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
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
        Session session = sessionService.require(locked.map(SessionRepository.LockedSession::session), sessionId);
        Response response = request.response().toResponse();
        Attempt.Origin origin = new Attempt.Origin(idempotencyKey, caller.subject(), json.hash(request));
        if (session.mode() == SessionMode.MOCK_EXAM && !session.isFinished()) {
            return new Outcome.Saved(exams.save(session, request, response, origin));
        }
        return new Outcome.Scored(
                repetition(locked.orElseThrow().earlier(), origin, request.questionId(), stored(response))
                        .or(() -> racedRepetition(session, origin, request.questionId(), stored(response)))
                        .orElseGet(() -> score(session, request, response, origin)));
    }

    /** A learner's attempts, newest first. */
    @Transactional
    Page<PastAttemptView> history(String learner, PageRequest page) {
        UUID learnerId = learners.requireVisible(learner);
        List<Attempt> rows = attempts.ofLearner(learnerId, page.after(), page.limit() + 1);
        return page.page(rows, Attempt::id, this::pastAttempt);
    }

    /** One of a learner's attempts with its question as it was shown: the stored decision holds all that settles it. */
    @Transactional
    AttemptReviewView review(String learner, UUID attemptId) {
        UUID learnerId = learners.requireVisible(learner);
        Attempt attempt =
                attempts.ofLearner(learnerId, attemptId).orElseThrow(() -> new NotFoundException("attempt", attemptId));
        Decision decision = json.read(attempt.decision(), Decision.class);
        Question question = courses.questionVersion(
                courses.ofCourse(attempt.courseId()), decision.questionId(), decision.questionVersion());
        SessionPolicy policy = sessions.findById(attempt.sessionId()).policy();
        return new AttemptReviewView(
                pastAttempt(attempt),
                QuestionView.of(question, decision, policy.maxQuestions(), null),
                AttemptView.Feedback.of(question.present(decision.variantSeed())));
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

    private AttemptView score(Session session, AttemptRequest request, Response response, Attempt.Origin origin) {
        if (session.isFinished()) {
            throw new SessionFinishedException();
        }
        if (!request.questionId().equals(session.pendingQuestionId())) {
            throw new QuestionNotPendingException();
        }
        String pending = Objects.requireNonNull(session.pending(), "an active session has a pending question");
        Decision decision = json.read(pending, Decision.class);
        ItemPool pool = courses.ofCourse(session.courseId());
        LearnerAbilities locked = abilities.lock(session.learnerId(), pool);
        Scorer.Circumstances circumstances =
                new Scorer.Circumstances(session.hintsShown(), request.elapsedMillis(), clock.instant());
        Scorer.Scored scored = scorer.score(decision, response, pool, locked, circumstances);

        session.recordAnswer(scored.score().isFull());
        sessionService.advance(session, pool, locked);
        UUID attemptId = ids.next();
        AttemptView answer = AttemptView.of(
                attemptId,
                scored,
                sessionService.abilities(session, pool, locked.state()),
                ProgressView.of(session),
                sessionService.pendingQuestion(session).orElse(null));
        Attempt.Outcome outcome = new Attempt.Outcome(stored(response), pending);
        attempts.persist(new Attempt(attemptId, session, scored, outcome, origin, json.write(answer)));
        answersTaken.fire(new AnswersTaken(Tenants.current(), session.learnerId(), session.courseId()));
        return answer;
    }

    private String stored(Response response) {
        return json.write(ResponseBody.of(response));
    }

    private PastAttemptView pastAttempt(Attempt attempt) {
        return new PastAttemptView(
                attempt.id(),
                attempt.sessionId(),
                courses.ofCourse(attempt.courseId()).course().key(),
                attempt.questionId(),
                attempt.questionVersion(),
                attempt.kind(),
                attempt.domain(),
                attempt.topic(),
                json.read(attempt.response(), ResponseBody.class),
                attempt.score(),
                attempt.maxScore(),
                attempt.score() == attempt.maxScore(),
                attempt.elapsedMillis(),
                attempt.hints(),
                attempt.isRapid(),
                estimate(attempt.before()),
                estimate(attempt.after()),
                attempt.answeredAt());
    }

    private static PastAttemptView.EstimateView estimate(AbilityEstimate estimate) {
        return new PastAttemptView.EstimateView(estimate.theta(), estimate.standardError());
    }
}
