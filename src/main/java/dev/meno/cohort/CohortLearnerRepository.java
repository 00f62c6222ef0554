package dev.meno.cohort;

import dev.meno.platform.Tenants;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class CohortLearnerRepository implements PanacheRepositoryBase<CohortLearner, UUID> {
    /** Adds a learner unless they are a member; plain SQL, so that racing requests both succeed. */
    void insertIfAbsent(UUID id, UUID cohortId, UUID learnerId, Instant joinedAt) {
        getEntityManager()
                .createNativeQuery("""
                        insert into cohort_learner (tenant_id, id, cohort_id, learner_id, joined_at, version)
                        values (:tenant, :id, :cohortId, :learnerId, :joinedAt, 0) on conflict do nothing""")
                .setParameter("tenant", Tenants.current())
                .setParameter("id", id)
                .setParameter("cohortId", cohortId)
                .setParameter("learnerId", learnerId)
                .setParameter("joinedAt", joinedAt)
                .executeUpdate();
    }

    void remove(UUID cohortId, UUID learnerId) {
        delete("cohortId = ?1 and learnerId = ?2", cohortId, learnerId);
    }

    void removeAll(UUID cohortId) {
        delete("cohortId", cohortId);
    }

    List<UUID> learnersOf(UUID cohortId) {
        return find("cohortId = ?1 order by learnerId", cohortId).stream()
                .map(CohortLearner::learnerId)
                .toList();
    }

    long size(UUID cohortId) {
        return count("cohortId", cohortId);
    }

    boolean sharesCohort(String owner, UUID learnerId) {
        return count("learnerId = ?1 and cohortId in (select c.id from Cohort c where c.owner = ?2)", learnerId, owner)
                > 0;
    }

    List<UUID> cohortsOf(UUID learnerId) {
        return find("learnerId = ?1 order by cohortId", learnerId).stream()
                .map(CohortLearner::cohortId)
                .toList();
    }

    Set<UUID> membersAmong(Collection<UUID> learnerIds) {
        return new HashSet<>(getEntityManager()
                .createQuery(
                        "select distinct m.learnerId from CohortLearner m where m.learnerId in :learnerIds", UUID.class)
                .setParameter("learnerIds", learnerIds)
                .getResultList());
    }

    Map<UUID, List<UUID>> all() {
        return findAll().stream()
                .collect(Collectors.groupingBy(
                        CohortLearner::cohortId, Collectors.mapping(CohortLearner::learnerId, Collectors.toList())));
    }
}
