package dev.meno.session.history;

import dev.meno.learner.Learners;
import dev.meno.platform.Caller;
import dev.meno.problem.NotFoundException;
import dev.meno.session.exam.ExamQuestionRepository;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionActiveException;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.model.SkippedQuestionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Shows the decisions of sessions to those who answer for the course or the learner. */
@ApplicationScoped
class Decisions {
    private final SessionRepository sessions;
    private final AttemptRepository attempts;
    private final SkippedQuestionRepository skippedQuestions;
    private final ExamQuestionRepository examQuestions;
    private final Learners learners;
    private final Caller caller;

    Decisions(
            SessionRepository sessions,
            AttemptRepository attempts,
            SkippedQuestionRepository skippedQuestions,
            ExamQuestionRepository examQuestions,
            Learners learners,
            Caller caller) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.skippedQuestions = skippedQuestions;
        this.examQuestions = examQuestions;
        this.learners = learners;
        this.caller = caller;
    }

    @Transactional
    DecisionsView of(UUID id) {
        Session session = sessions.findByIdOptional(id).orElseThrow(() -> new NotFoundException("session", id));
        if (caller.isInstructorOnly() && !learners.isVisible(session.learnerId())) {
            throw new NotFoundException("session", id);
        }
        List<DecisionView> views = new ArrayList<>();
        if (session.mode().isExam()) {
            if (!session.isFinished()) {
                throw new SessionActiveException();
            }
            examQuestions
                    .ofSession(id)
                    .forEach(question -> views.add(
                            DecisionView.of(question.decision(), question.isAnswered() ? "answered" : "unanswered")));
        } else {
            attempts.ofSession(id).forEach(attempt -> views.add(DecisionView.of(attempt.decision(), "answered")));
            skippedQuestions
                    .ofSession(id)
                    .forEach(skipped -> views.add(DecisionView.of(skipped.decision(), "skipped")));
            session.pending().ifPresent(decision -> views.add(DecisionView.of(decision, "pending")));
        }
        views.sort(Comparator.comparingInt(DecisionView::position));
        return new DecisionsView(views);
    }
}
