package dev.meno.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AttemptRepository implements PanacheRepositoryBase<Attempt, UUID> {
    /** Attempts of a session that carry a key or answer a question. */
    List<Attempt> ofSession(UUID sessionId, @Nullable String idempotencyKey, UUID questionId) {
        return list(
                "sessionId = ?1 and (questionId = ?2 or idempotencyKey = ?3)", sessionId, questionId, idempotencyKey);
    }

    /** Attempts of a session in the order in which they were written. */
    List<Attempt> ofSession(UUID sessionId) {
        return list("sessionId = ?1 order by id", sessionId);
    }

    /** A learner's attempts in a course in the order in which the state grew. */
    List<Attempt> ofLearnerInCourse(UUID learnerId, UUID courseId) {
        return list("learnerId = ?1 and courseId = ?2 order by sequence", learnerId, courseId);
    }

    Optional<Attempt> ofLearner(UUID learnerId, UUID attemptId) {
        return find("learnerId = ?1 and id = ?2", learnerId, attemptId).firstResultOptional();
    }

    /** A learner's attempts, newest first. */
    List<Attempt> ofLearner(UUID learnerId, @Nullable UUID before, int limit) {
        return (before == null
                        ? find("learnerId = ?1 order by id desc", learnerId)
                        : find("learnerId = ?1 and id < ?2 order by id desc", learnerId, before))
                .page(0, limit)
                .list();
    }
}
