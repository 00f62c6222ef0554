package dev.meno.session.history;

import dev.meno.ability.Abilities;
import dev.meno.ability.LearnerState;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.session.exam.ExamQuestionRepository;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.AttemptRepository;
import dev.meno.session.model.ResponseBody;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.model.SkippedQuestionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what is on record of learners. The caller holds a transaction. */
@ApplicationScoped
class LearnerRecords {
    private final SessionRepository sessions;
    private final AttemptRepository attempts;
    private final SkippedQuestionRepository skippedQuestions;
    private final ExamQuestionRepository examQuestions;
    private final CourseCatalog courses;
    private final Abilities abilities;

    LearnerRecords(
            SessionRepository sessions,
            AttemptRepository attempts,
            SkippedQuestionRepository skippedQuestions,
            ExamQuestionRepository examQuestions,
            CourseCatalog courses,
            Abilities abilities) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.skippedQuestions = skippedQuestions;
        this.examQuestions = examQuestions;
        this.courses = courses;
        this.abilities = abilities;
    }

    LearnerRecord of(UUID learnerId, UUID courseId) {
        // Read first: on a running system the attempts read after it hold at least all that went into it.
        ItemPool current = courses.ofCourse(courseId);
        LearnerState stored = abilities.state(learnerId, current);
        List<Attempt> inOrder = attempts.ofLearnerInCourse(learnerId, courseId);
        return new LearnerRecord(
                learnerId,
                current,
                stored,
                inOrder.stream().map(LearnerRecords::taken).toList(),
                sessions.ofLearnerInCourse(learnerId, courseId).stream()
                        .map(session -> sitting(session, inOrder))
                        .toList());
    }

    private static LearnerRecord.Taken taken(Attempt attempt) {
        return new LearnerRecord.Taken(
                attempt.id(),
                attempt.sequence(),
                attempt.courseRevision(),
                new LearnerRecord.Version(attempt.questionId(), attempt.questionVersion()),
                new LearnerRecord.Effect(
                        attempt.score(), attempt.weight(), attempt.discount(), attempt.rating(), attempt.answeredAt()),
                attempt.before(),
                attempt.after());
    }

    private LearnerRecord.Sitting sitting(Session session, List<Attempt> inOrder) {
        boolean isExam = session.mode().isExam();
        return new LearnerRecord.Sitting(
                session.id(),
                session.beginning(),
                session.background(),
                isExam ? session.exam() : null,
                isExam ? ofExam(session) : ofTurns(session, inOrder));
    }

    private List<LearnerRecord.Event> ofExam(Session session) {
        return examQuestions.ofSession(session.id()).stream()
                .map(question -> new LearnerRecord.Event(
                        question.decision(), question.response().map(ResponseBody::toResponse)))
                .toList();
    }

    private List<LearnerRecord.Event> ofTurns(Session session, List<Attempt> inOrder) {
        List<LearnerRecord.Event> events = new ArrayList<>();
        inOrder.stream()
                .filter(attempt -> attempt.sessionId().equals(session.id()))
                .forEach(attempt -> events.add(new LearnerRecord.Event(
                        attempt.decision(), Optional.of(attempt.response().toResponse()))));
        skippedQuestions
                .ofSession(session.id())
                .forEach(skipped -> events.add(new LearnerRecord.Event(skipped.decision(), Optional.empty())));
        session.pending().ifPresent(decision -> events.add(new LearnerRecord.Event(decision, Optional.empty())));
        events.sort(Comparator.comparingInt(event -> event.decision().position()));
        return events;
    }
}
