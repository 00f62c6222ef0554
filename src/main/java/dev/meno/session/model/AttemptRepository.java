package dev.meno.session.model;

import dev.meno.platform.Chunks;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class AttemptRepository implements PanacheRepositoryBase<Attempt, UUID> {
    /** Attempts of a session that carry a key or answer a question. */
    public List<Attempt> ofSession(UUID sessionId, @Nullable String idempotencyKey, UUID questionId) {
        return list(
                "sessionId = ?1 and (questionId = ?2 or idempotencyKey = ?3)", sessionId, questionId, idempotencyKey);
    }

    /** Attempts of a session in the order in which they were written. */
    public List<Attempt> ofSession(UUID sessionId) {
        return list("sessionId = ?1 order by id", sessionId);
    }

    /** A learner's attempts in a course in the order in which the state grew. */
    public List<Attempt> ofLearnerInCourse(UUID learnerId, UUID courseId) {
        return list("learnerId = ?1 and courseId = ?2 order by sequence", learnerId, courseId);
    }

    /** How many attempts some learners have made with this id or one above it. */
    public int countSince(Collection<UUID> learnerIds, UUID id) {
        return Chunks.of(learnerIds).stream()
                .mapToInt(chunk -> Math.toIntExact(count("learnerId in ?1 and id >= ?2", chunk, id)))
                .sum();
    }

    /** Learners with an attempt of this id or one above it, in order. */
    public List<UUID> learnersSince(UUID id, UUID after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select distinct a.learnerId from Attempt a
                        where a.id >= :id and a.learnerId > :after order by a.learnerId""", UUID.class)
                .setParameter("id", id)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    public Optional<Attempt> ofLearner(UUID learnerId, UUID attemptId) {
        return find("learnerId = ?1 and id = ?2", learnerId, attemptId).firstResultOptional();
    }

    /** A learner's attempts, newest first. */
    public List<Attempt> ofLearner(UUID learnerId, @Nullable UUID before, int limit) {
        return (before == null
                        ? find("learnerId = ?1 order by id desc", learnerId)
                        : find("learnerId = ?1 and id < ?2 order by id desc", learnerId, before))
                .page(0, limit)
                .list();
    }

    /** What is folded of a learner's attempts after one of them, without the long texts. */
    public List<TakenAnswer> takenAfter(UUID learnerId, UUID courseId, int sequence, int limit) {
        return getEntityManager()
                .createQuery("""
                        select new dev.meno.session.model.TakenAnswer(a.sequence, a.questionId, a.questionVersion,
                            a.ordinal, a.domain, a.score, a.maxScore, a.response, a.elapsedMillis, a.rapid,
                            new dev.meno.psychometrics.ability.AbilityEstimate(a.thetaBefore, a.standardErrorBefore),
                            new dev.meno.psychometrics.ability.AbilityEstimate(a.thetaAfter, a.standardErrorAfter),
                            a.answeredAt)
                        from Attempt a
                        where a.learnerId = :learnerId and a.courseId = :courseId and a.sequence > :sequence
                        order by a.sequence""", TakenAnswer.class)
                .setParameter("learnerId", learnerId)
                .setParameter("courseId", courseId)
                .setParameter("sequence", sequence)
                .setMaxResults(limit)
                .getResultList();
    }
}
