package dev.meno.session.history;

import dev.meno.course.CourseCatalog;
import dev.meno.course.Question;
import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.learner.Learners;
import dev.meno.problem.NotFoundException;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.AttemptView;
import dev.meno.session.model.QuestionView;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.SessionPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Past attempts of learners. */
@ApplicationScoped
class AttemptHistory {
    private final AttemptRepository attempts;
    private final SessionRepository sessions;
    private final CourseCatalog courses;
    private final Learners learners;

    AttemptHistory(AttemptRepository attempts, SessionRepository sessions, CourseCatalog courses, Learners learners) {
        this.attempts = attempts;
        this.sessions = sessions;
        this.courses = courses;
        this.learners = learners;
    }

    /** A learner's attempts, newest first. */
    @Transactional
    Page<PastAttemptView> list(String learner, PageRequest page) {
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
        Decision decision = attempt.decision();
        Question question = courses.questionVersion(
                courses.ofCourse(attempt.courseId()), decision.questionId(), decision.questionVersion());
        SessionPolicy policy = sessions.findById(attempt.sessionId()).policy();
        return new AttemptReviewView(
                pastAttempt(attempt),
                QuestionView.of(question, decision, policy.maxQuestions(), null),
                AttemptView.Feedback.of(question.present(decision.variantSeed())));
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
                attempt.response(),
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
