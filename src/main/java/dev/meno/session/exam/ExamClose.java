package dev.meno.session.exam;

import dev.meno.ability.Abilities;
import dev.meno.ability.LearnerAbilities;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.http.IdempotencyKey;
import dev.meno.platform.Moment;
import dev.meno.platform.StoredJson;
import dev.meno.platform.Tenants;
import dev.meno.session.AnswersTaken;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.AttemptView;
import dev.meno.session.model.OverdueExams;
import dev.meno.session.model.ProgressView;
import dev.meno.session.model.ResponseBody;
import dev.meno.session.model.Scorer;
import dev.meno.session.model.Session;
import dev.meno.session.policy.FinishReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Closes mock exams: every draft becomes an attempt, in one transaction with the end of the session. The callers hold the
 * session's lock.
 */
@ApplicationScoped
public class ExamClose implements OverdueExams {
    private final ExamQuestionRepository examQuestions;
    private final AttemptRepository attempts;
    private final CourseCatalog courses;
    private final Abilities abilities;
    private final Scorer scorer;
    private final Event<AnswersTaken> answersTaken;
    private final Moment moment;

    ExamClose(
            ExamQuestionRepository examQuestions,
            AttemptRepository attempts,
            CourseCatalog courses,
            Abilities abilities,
            Scorer scorer,
            Event<AnswersTaken> answersTaken,
            Moment moment) {
        this.examQuestions = examQuestions;
        this.attempts = attempts;
        this.courses = courses;
        this.abilities = abilities;
        this.scorer = scorer;
        this.answersTaken = answersTaken;
        this.moment = moment;
    }

    @Override
    public boolean closeIfOverdue(Session session) {
        if (!session.isOverdue(moment.now())) {
            return false;
        }
        close(session, FinishReason.TIME_LIMIT, Objects.requireNonNull(session.deadline()));
        return true;
    }

    /** Ends an exam by the learner's wish, or because its time was up before. */
    public void finish(Session session) {
        if (!session.isFinished() && !closeIfOverdue(session)) {
            close(session, FinishReason.FINISHED_BY_CLIENT, moment.now());
        }
    }

    /** Ends an exam and turns its drafts into attempts. */
    void close(Session session, FinishReason reason, Instant at) {
        ItemPool pool = courses.ofCourse(session.courseId());
        LearnerAbilities locked = abilities.lock(session.learnerId(), pool);
        session.finish(reason, at);
        int correct = 0;
        for (ExamQuestion question : examQuestions.ofSession(session.id())) {
            Optional<StoredJson<ResponseBody>> response = question.responseAsStored();
            if (response.isPresent() && becomeAttempt(session, question, response.get(), pool, locked)) {
                correct++;
            }
        }
        session.recordCorrect(correct);
        answersTaken.fire(new AnswersTaken(Tenants.current(), session.learnerId(), session.courseId()));
    }

    private boolean becomeAttempt(
            Session session,
            ExamQuestion question,
            StoredJson<ResponseBody> response,
            ItemPool pool,
            LearnerAbilities locked) {
        Scorer.Scored scored = scorer.score(
                question.decision(),
                response.value().toResponse(),
                pool,
                locked,
                question.circumstances(session.zone()));
        UUID attemptId = moment.nextId();
        AttemptView reply = AttemptView.of(
                attemptId,
                scored,
                locked.state().views(pool.domains(), session.state().scope(pool)),
                ProgressView.of(session),
                null);
        attempts.persist(new Attempt(
                attemptId,
                session,
                scored,
                new Attempt.Outcome(response, question.decisionAsStored(), reply),
                new Attempt.Origin(
                        null, Objects.requireNonNull(question.subject()), IdempotencyKey.hash(response.text()))));
        return scored.score().isFull();
    }
}
