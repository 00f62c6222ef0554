package dev.meno.session.exam;

import dev.meno.session.SessionMode;
import dev.meno.session.model.Doorkeeper;
import dev.meno.session.model.NotInThisModeException;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionFinishedException;
import dev.meno.session.model.SessionView;
import dev.meno.session.model.SessionViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What a learner does in a mock exam besides answering: look around, mark questions, leave a section. */
@ApplicationScoped
class ExamSitting {
    private final Doorkeeper sessions;
    private final Exams exams;
    private final ExamPaper paper;
    private final SessionViews views;

    ExamSitting(Doorkeeper sessions, Exams exams, ExamPaper paper, SessionViews views) {
        this.sessions = sessions;
        this.exams = exams;
        this.paper = paper;
        this.views = views;
    }

    /** The questions, without their text. */
    @Transactional
    ExamQuestionsView list(UUID id) {
        return paper.list(requireExam(sessions.read(id)));
    }

    /** One question. */
    @Transactional
    ExamQuestionView show(UUID id, int position) {
        return paper.show(requireExam(sessions.read(id)), position);
    }

    @Transactional(dontRollbackOn = SessionFinishedException.class)
    void mark(UUID id, int position, boolean isMarked) {
        exams.flag(requireExam(sessions.lock(id)), position, isMarked);
    }

    @Transactional(dontRollbackOn = SessionFinishedException.class)
    SessionView leaveSection(UUID id) {
        Session session = requireExam(sessions.lock(id));
        exams.leaveSection(session);
        return views.view(session);
    }

    private static Session requireExam(Session session) {
        if (session.mode() != SessionMode.MOCK_EXAM) {
            throw new NotInThisModeException("Only a mock exam has a list of questions, marks and sections.");
        }
        return session;
    }
}
