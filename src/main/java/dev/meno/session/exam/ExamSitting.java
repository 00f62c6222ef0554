package dev.meno.session.exam;

import dev.meno.problem.NotFoundException;
import dev.meno.session.model.Doorkeeper;
import dev.meno.session.model.NotInThisModeException;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionFinishedException;
import dev.meno.session.model.SessionView;
import dev.meno.session.model.SessionViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** What a learner does in a mock exam besides answering: look around, mark questions, leave a section. */
@ApplicationScoped
class ExamSitting {
    private final Doorkeeper sessions;
    private final ExamQuestionRepository examQuestions;
    private final ExamPaper paper;
    private final ExamClock examClock;
    private final SessionViews views;
    private final Clock clock;

    ExamSitting(
            Doorkeeper sessions,
            ExamQuestionRepository examQuestions,
            ExamPaper paper,
            ExamClock examClock,
            SessionViews views,
            Clock clock) {
        this.sessions = sessions;
        this.examQuestions = examQuestions;
        this.paper = paper;
        this.examClock = examClock;
        this.views = views;
        this.clock = clock;
    }

    /** The questions, without their text. */
    @Transactional
    ExamQuestionsView list(UUID id) {
        return paper.list(requireExam(sessions.read(id)));
    }

    /** One question. */
    @Transactional
    ExamQuestionView show(UUID id, int position) {
        Session session = requireExam(sessions.read(id));
        return paper.show(session, question(session, position));
    }

    /** Marks a question to come back to it, or takes the mark away. */
    @Transactional(dontRollbackOn = SessionFinishedException.class)
    void mark(UUID id, int position, boolean isMarked) {
        Session session = requireExam(sessions.lock(id));
        ExamTiming timing = examClock.enter(session);
        ExamQuestion question = question(session, position);
        timing.requireOpen(question);
        question.flag(isMarked);
    }

    /** Leaves the running section for the next one, which begins now. */
    @Transactional(dontRollbackOn = SessionFinishedException.class)
    SessionView leaveSection(UUID id) {
        Session session = requireExam(sessions.lock(id));
        ExamTiming next = examClock
                .enter(session)
                .leave(session.exam().sections(), clock.instant())
                .orElseThrow(() -> new NotInThisModeException("The exam has no further section. Finish it instead."));
        session.enterSection(next.section(), next.end());
        return views.view(session);
    }

    private ExamQuestion question(Session session, int position) {
        return examQuestions.at(session.id(), position).orElseThrow(() -> new NotFoundException("question", position));
    }

    private static Session requireExam(Session session) {
        if (!session.mode().isExam()) {
            throw new NotInThisModeException("Only a mock exam has a list of questions, marks and sections.");
        }
        return session;
    }
}
