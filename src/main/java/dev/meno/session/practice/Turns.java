package dev.meno.session.practice;

import dev.meno.course.ItemPool;
import dev.meno.platform.Moment;
import dev.meno.session.exam.ExamClose;
import dev.meno.session.exam.ExamPaper;
import dev.meno.session.model.Doorkeeper;
import dev.meno.session.model.NotInThisModeException;
import dev.meno.session.model.ProgressView;
import dev.meno.session.model.QuestionNotPendingException;
import dev.meno.session.model.QuestionView;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionFinishedException;
import dev.meno.session.model.SessionView;
import dev.meno.session.model.SessionViews;
import dev.meno.session.model.SkippedQuestion;
import dev.meno.session.model.SkippedQuestionRepository;
import dev.meno.session.policy.FinishReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens between two answers: reading the session and its question, skipping, finishing. */
@ApplicationScoped
class Turns {
    private final Doorkeeper sessions;
    private final SkippedQuestionRepository skippedQuestions;
    private final NextQuestion next;
    private final ExamClose exams;
    private final ExamPaper paper;
    private final SessionViews views;
    private final TurnState state;
    private final Moment moment;

    Turns(
            Doorkeeper sessions,
            SkippedQuestionRepository skippedQuestions,
            NextQuestion next,
            ExamClose exams,
            ExamPaper paper,
            SessionViews views,
            TurnState state,
            Moment moment) {
        this.sessions = sessions;
        this.skippedQuestions = skippedQuestions;
        this.next = next;
        this.exams = exams;
        this.paper = paper;
        this.views = views;
        this.state = state;
        this.moment = moment;
    }

    @Transactional
    SessionView view(UUID id) {
        return views.view(sessions.read(id));
    }

    /** The pending question; empty when there is none. */
    @Transactional
    Optional<QuestionView> pendingQuestion(UUID id) {
        Session session = sessions.read(id);
        return session.mode().isExam() ? paper.pending(session) : next.pending(session);
    }

    /** Passes over the pending question. To name a question that was skipped before changes nothing. */
    @Transactional
    SkipView skip(UUID id, @Nullable UUID questionId) {
        Session session = sessions.lock(id);
        if (session.mode().isExam()) {
            throw new NotInThisModeException(
                    "Questions of a mock exam can't be skipped. Go on to another question and come back later.");
        }
        boolean isPending = questionId == null || questionId.equals(session.pendingQuestionId());
        if (questionId != null && !isPending && skippedQuestions.isSkipped(id, questionId)) {
            return skipView(session);
        }
        if (session.isFinished()) {
            throw new SessionFinishedException();
        }
        if (!isPending) {
            throw new QuestionNotPendingException();
        }
        return skipPending(session);
    }

    /** Finishes a session; a finished one stays as it is. */
    @Transactional
    SessionView finish(UUID id) {
        Session session = sessions.lock(id);
        if (session.mode().isExam()) {
            exams.finish(session);
        } else if (!session.isFinished()) {
            session.finish(FinishReason.FINISHED_BY_CLIENT, moment.now());
        }
        return views.view(session);
    }

    private SkipView skipPending(Session session) {
        skippedQuestions.persist(
                new SkippedQuestion(moment.nextId(), session.id(), session.pendingAsStored(), moment.now()));
        session.recordSkip();
        ItemPool pool = state.pool(session);
        next.draw(session, pool, state.lock(session, pool).state());
        return skipView(session);
    }

    private SkipView skipView(Session session) {
        return new SkipView(ProgressView.of(session), next.pending(session).orElse(null));
    }
}
