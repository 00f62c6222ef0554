package dev.meno.session.exam;

import dev.meno.course.ExamProfile;
import dev.meno.learner.Learners;
import dev.meno.platform.Ids;
import dev.meno.problem.InvalidRequestException;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.policy.ExamPolicy;
import dev.meno.session.policy.Situation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Begins mock exams. */
@ApplicationScoped
public class ExamStart {
    private final SessionRepository sessions;
    private final ExamQuestionRepository examQuestions;
    private final Learners learners;
    private final ExamPolicy policy;
    private final ExamClose closing;
    private final Ids ids;

    ExamStart(
            SessionRepository sessions,
            ExamQuestionRepository examQuestions,
            Learners learners,
            ExamPolicy policy,
            ExamClose closing,
            Ids ids) {
        this.sessions = sessions;
        this.examQuestions = examQuestions;
        this.learners = learners;
        this.policy = policy;
        this.closing = closing;
        this.ids = ids;
    }

    /**
     * Makes sure that a learner sits no exam. To be called before the abilities are locked: closing another exam takes the
     * session's lock first, as every request does, so that none waits for the other in a circle.
     *
     * @throws ExamInProgressException if the learner sits one
     */
    public void requireNoOther(UUID learnerId) {
        // Two requests of one learner come one after the other; the second finds what the first began.
        learners.lock(learnerId);
        for (Session other : sessions.activeExams(learnerId)) {
            if (!closing.closeIfOverdue(other)) {
                throw new ExamInProgressException();
            }
        }
    }

    /**
     * Draws the questions of a new exam and starts its clock.
     *
     * @throws InvalidRequestException if the course has too few questions for its exam
     */
    public void open(Session session, Situation situation) {
        ExamProfile profile = situation.pool().exam().profile();
        session.sit(profile);
        sessions.persist(session);
        Optional<List<ExamPolicy.Chosen>> chosen = profile.adaptive() == null
                ? policy.form(situation)
                : policy.next(situation, List.of(), new BitSet()).map(List::of);
        chosen.orElseThrow(() -> new InvalidRequestException(
                        "/mode", "The course has too few suitable questions for a mock exam."))
                .forEach(question -> examQuestions.persist(new ExamQuestion(ids.next(), session.id(), question)));
    }
}
