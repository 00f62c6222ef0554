package dev.meno.ability;

import dev.meno.course.SeenQuestions;
import dev.meno.platform.Chunks;
import dev.meno.platform.Tenants;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
                .setParameter("logLikelihood", StoredLikelihood.toBytes(none))
                .setParameter("theta", prior.theta())
                .setParameter("standardError", prior.standardError())
                .setParameter("answered", SeenQuestions.NONE.toBytes())
                .executeUpdate();
    }

    List<Ability> of(UUID learnerId, UUID courseId) {
        return list("learnerId = ?1 and courseId = ?2", learnerId, courseId);
    }

    /** The estimates of several learners, without the states behind them. */
    List<Abilities.DomainAbility> ofLearners(Collection<UUID> learnerIds, UUID courseId) {
        List<Abilities.DomainAbility> found = new ArrayList<>();
        for (List<UUID> chunk : Chunks.of(learnerIds)) {
            getEntityManager()
                    .createQuery("""
                            select a.learnerId, a.domain, a.theta, a.standardError, a.attempts, a.lastAttemptAt
                            from Ability a where a.learnerId in :learnerIds and a.courseId = :courseId""", Known.class)
                    .setParameter("learnerIds", chunk)
                    .setParameter("courseId", courseId)
                    .getResultList()
                    .forEach(known -> found.add(known.domainAbility()));
        }
        return found;
    }

    /** The columns of an estimate. */
    private record Known(
            UUID learnerId,
            String domain,
            double theta,
            double standardError,
            int attempts,
            @Nullable Instant lastAttemptAt) {
        Abilities.DomainAbility domainAbility() {
            AbilityEstimate estimate = new AbilityEstimate(theta, standardError);
            return new Abilities.DomainAbility(
                    learnerId, AbilityView.of(domain, estimate, attempts), estimate, lastAttemptAt);
        }
    }

    List<Abilities.AnswerCount> answerCounts(Collection<UUID> learnerIds) {
        List<Abilities.AnswerCount> counts = new ArrayList<>();
        for (List<UUID> chunk : Chunks.of(learnerIds)) {
            getEntityManager()
                    .createQuery("""
                            select a.learnerId, a.courseId, cast(sum(a.attempts) as integer) from Ability a
                            where a.learnerId in :learnerIds group by a.learnerId, a.courseId having sum(a.attempts) > 0""", Abilities.AnswerCount.class)
                    .setParameter("learnerIds", chunk)
                    .getResultList()
                    .forEach(counts::add);
        }
        return counts;
    }

    // Compared by nobody.
    @SuppressWarnings("ArrayRecordComponent")
    private record Likelihood(String domain, UUID learnerId, byte[] stored) {}

    /** The likelihoods alone, for a row holds much more; by domain and learner. */
    Map<String, Map<UUID, LogLikelihood>> likelihoods(Collection<UUID> learnerIds, UUID courseId) {
        Map<String, Map<UUID, LogLikelihood>> likelihoods = new HashMap<>();
        for (List<UUID> chunk : Chunks.of(learnerIds)) {
            getEntityManager()
                    .createQuery("""
                            select a.domain, a.learnerId, a.logLikelihood from Ability a
                            where a.learnerId in :learnerIds and a.courseId = :courseId and a.attempts > 0
                            order by a.learnerId""", Likelihood.class)
                    .setParameter("learnerIds", chunk)
                    .setParameter("courseId", courseId)
                    .getResultList()
                    .forEach(found -> likelihoods
                            .computeIfAbsent(found.domain(), domain -> new LinkedHashMap<>())
                            .put(found.learnerId(), StoredLikelihood.ofBytes(found.stored())));
        }
        return likelihoods;
    }

    /** The abilities of a course, locked until the transaction ends; in one order, so that no two can deadlock. */
    List<Ability> lock(UUID learnerId, UUID courseId) {
        return find("learnerId = ?1 and courseId = ?2 order by id", learnerId, courseId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
