package dev.meno.session.history;

import dev.meno.session.ExamSittings;
import dev.meno.session.model.SessionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** When learners have sat mock exams, as their sessions say. */
@ApplicationScoped
class RecordedSittings implements ExamSittings {
    private final SessionRepository sessions;

    RecordedSittings(SessionRepository sessions) {
        this.sessions = sessions;
    }

    @Override
    @Transactional
    public boolean hasBegunSince(UUID learnerId, UUID courseId, Instant since) {
        return sessions.hasExamSince(learnerId, courseId, since);
    }
}
