package dev.meno.session.history;

import dev.meno.learner.Learners;
import dev.meno.platform.Caller;
import dev.meno.problem.NotFoundException;
import dev.meno.session.SessionMode;
import dev.meno.session.exam.ExamQuestionRepository;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionActiveException;
import dev.meno.session.model.SessionJson;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.model.SkippedQuestionRepository;
import dev.meno.session.policy.Decision;
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
    private final SessionJson json;

    Decisions(
            SessionRepository sessions,
            AttemptRepository attempts,
            SkippedQuestionRepository skippedQuestions,
            ExamQuestionRepository examQuestions,
            Learners learners,
            Caller caller,
            SessionJson json) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.skippedQuestions = skippedQuestions;
        this.examQuestions = examQuestions;
        this.learners = learners;
        this.caller = caller;
        this.json = json;
    }

    @Transactional
    DecisionsView of(UUID id) {
        Session session = sessions.findByIdOptional(id).orElseThrow(() -> new NotFoundException("session", id));
        if (caller.isInstructorOnly() && !learners.isVisible(session.learnerId())) {
            throw new NotFoundException("session", id);
        }
        List<DecisionView> views = new ArrayList<>();
        if (session.mode() == SessionMode.MOCK_EXAM) {
            if (!session.isFinished()) {
                throw new SessionActiveException();
            }
            examQuestions
                    .ofSession(id)
                    .forEach(question ->
                            views.add(view(question.decision(), question.isAnswered() ? "answered" : "unanswered")));
        } else {
            attempts.ofSession(id).forEach(attempt -> views.add(view(attempt.decision(), "answered")));
            skippedQuestions.ofSession(id).forEach(skipped -> views.add(view(skipped.decision(), "skipped")));
            if (session.pending() != null) {
                views.add(view(session.pending(), "pending"));
            }
        }
        views.sort(Comparator.comparingInt(DecisionView::position));
        return new DecisionsView(views);
    }

    private DecisionView view(String stored, String outcome) {
        return DecisionView.of(json.read(stored, Decision.class), outcome);
    }
}
