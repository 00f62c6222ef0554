package dev.meno.session.practice;

import dev.meno.ability.LearnerAbilities;
import dev.meno.course.ItemPool;
import dev.meno.course.Response;
import dev.meno.platform.Moment;
import dev.meno.platform.StoredJson;
import dev.meno.platform.Tenants;
import dev.meno.session.AnswersTaken;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.AttemptRequest;
import dev.meno.session.model.AttemptView;
import dev.meno.session.model.ProgressView;
import dev.meno.session.model.QuestionNotPendingException;
import dev.meno.session.model.ResponseBody;
import dev.meno.session.model.Scorer;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionFinishedException;
import dev.meno.session.model.SessionViews;
import dev.meno.session.policy.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.UUID;

/** Scores the answer to a pending question: the second half of an attempt, once it is known to be no repetition. */
@ApplicationScoped
class Scoring {
    private final AttemptRepository attempts;
    private final NextQuestion next;
    private final TurnState state;
    private final Scorer scorer;
    private final SessionViews views;
    private final Event<AnswersTaken> answersTaken;
    private final Moment moment;

    Scoring(
            AttemptRepository attempts,
            NextQuestion next,
            TurnState state,
            Scorer scorer,
            SessionViews views,
            Event<AnswersTaken> answersTaken,
            Moment moment) {
        this.attempts = attempts;
        this.next = next;
        this.state = state;
        this.scorer = scorer;
        this.views = views;
        this.answersTaken = answersTaken;
        this.moment = moment;
    }

    /**
     * Scores the answer to the pending question and draws the next one.
     *
     * @throws SessionFinishedException if the session is over
     * @throws QuestionNotPendingException if the answer is to another question
     */
    AttemptView score(Session session, AttemptRequest request, Response response, Attempt.Origin origin) {
        if (session.isFinished()) {
            throw new SessionFinishedException();
        }
        if (!request.questionId().equals(session.pendingQuestionId())) {
            throw new QuestionNotPendingException();
        }
        StoredJson<Decision> decision = session.pendingAsStored();
        ItemPool pool = state.pool(session);
        LearnerAbilities locked = state.lock(session, pool);
        Scorer.Circumstances circumstances =
                new Scorer.Circumstances(session.hintsShown(), request.elapsedMillis(), moment.now(), session.zone());
        Scorer.Scored scored = scorer.score(decision.value(), response, pool, locked, circumstances);

        session.recordAnswer(scored.score().isFull());
        next.draw(session, pool, locked.state());
        UUID attemptId = moment.nextId();
        AttemptView answer = AttemptView.of(
                attemptId,
                scored,
                views.abilities(session, pool, locked.state()),
                ProgressView.of(session),
                next.pending(session).orElse(null));
        Attempt.Outcome outcome =
                new Attempt.Outcome(StoredJson.of(ResponseBody.class, ResponseBody.of(response)), decision, answer);
        attempts.persist(new Attempt(attemptId, session, scored, outcome, origin));
        answersTaken.fire(new AnswersTaken(Tenants.current(), session.learnerId(), session.courseId()));
        return answer;
    }
}
