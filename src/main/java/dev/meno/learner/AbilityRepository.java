package dev.meno.learner;

import dev.meno.course.SeenQuestions;
import dev.meno.platform.Tenants;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AbilityRepository implements PanacheRepositoryBase<Ability, UUID> {
    /** Adds the state before any answer, unless there is one; plain SQL because two sessions may start at once. */
    void insertIfAbsent(
            UUID id, UUID learnerId, UUID courseId, String domain, LogLikelihood none, AbilityEstimate prior) {
        getEntityManager()
                .createNativeQuery("""
                        insert into ability (tenant_id, id, learner_id, course_id, domain, log_likelihood, theta,
                            standard_error, attempts, answered, version)
                        values (:tenant, :id, :learnerId, :courseId, :domain, :logLikelihood, :theta,
                            :standardError, 0, :answered, 0)
                        on conflict do nothing""")
                .setParameter("tenant", Tenants.current())
                .setParameter("id", id)
                .setParameter("learnerId", learnerId)
                .setParameter("courseId", courseId)
                .setParameter("domain", domain)
                .setParameter("logLikelihood", none.toBytes())
                .setParameter("theta", prior.theta())
                .setParameter("standardError", prior.standardError())
                .setParameter("answered", SeenQuestions.NONE.toBytes())
                .executeUpdate();
    }

    List<Ability> of(UUID learnerId, UUID courseId) {
        return list("learnerId = ?1 and courseId = ?2", learnerId, courseId);
    }

    List<Ability> ofLearners(Collection<UUID> learnerIds, UUID courseId) {
        return Chunks.of(learnerIds).stream()
                .flatMap(chunk -> stream("learnerId in ?1 and courseId = ?2", chunk, courseId))
                .toList();
    }

    /** The abilities of a course, locked until the transaction ends; in one order, so that no two can deadlock. */
    List<Ability> lock(UUID learnerId, UUID courseId) {
        return find("learnerId = ?1 and courseId = ?2 order by id", learnerId, courseId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
