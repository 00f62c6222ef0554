package dev.meno.cohort;

import dev.meno.platform.Chunks;
import dev.meno.platform.Tenants;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CohortLearnerRepository implements PanacheRepositoryBase<CohortLearner, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Adds learners unless they are members, in batches of one statement; plain SQL, so that racing requests all succeed. */
    void insertAbsent(UUID cohortId, Collection<UUID> learnerIds, Supplier<UUID> ids, Instant joinedAt) {
        // Plain SQL does not know what Hibernate has yet to write: the cohort itself, and learners that the same list
        // brings.
        getEntityManager().flush();
        getEntityManager().unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into cohort_learner (tenant_id, id, cohort_id, learner_id, joined_at, version)
                    values (?, ?, ?, ?, ?, 0) on conflict do nothing""")) {
                for (List<UUID> chunk : Chunks.of(learnerIds)) {
                    for (UUID learnerId : chunk) {
                        insert.setString(1, Tenants.current());
                        insert.setObject(2, ids.get());
                        insert.setObject(3, cohortId);
                        insert.setObject(4, learnerId);
                        insert.setObject(5, joinedAt.atOffset(ZoneOffset.UTC));
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            }
        });
    }

    /** Whether the learner was a member. */
    boolean remove(UUID cohortId, UUID learnerId) {
        return delete("cohortId = ?1 and learnerId = ?2", cohortId, learnerId) > 0;
    }

    void removeEach(UUID cohortId, Collection<UUID> learnerIds) {
        Chunks.of(learnerIds).forEach(chunk -> delete("cohortId = ?1 and learnerId in ?2", cohortId, chunk));
    }

    /** Members by the learner's id. */
    List<CohortLearner> after(UUID cohortId, @Nullable UUID learnerId, int limit) {
        UUID start = learnerId == null ? BEFORE_ALL : learnerId;
        return find("cohortId = ?1 and learnerId > ?2 order by learnerId", cohortId, start)
                .page(0, limit)
                .list();
    }

    void removeAll(UUID cohortId) {
        delete("cohortId", cohortId);
    }

    List<UUID> learnersOf(UUID cohortId) {
        return getEntityManager()
                .createQuery(
                        "select m.learnerId from CohortLearner m where m.cohortId = :cohortId order by m.learnerId",
                        UUID.class)
                .setParameter("cohortId", cohortId)
                .getResultList();
    }

    long size(UUID cohortId) {
        return count("cohortId", cohortId);
    }

    private record Size(UUID id, long members) {}

    /** Numbers of members, by cohort; a cohort without a member is absent. */
    Map<UUID, Long> sizes(Collection<UUID> cohortIds) {
        Map<UUID, Long> sizes = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select m.cohortId, count(m) from CohortLearner m where m.cohortId in :cohortIds group by m.cohortId",
                        Size.class)
                .setParameter("cohortIds", cohortIds)
                .getResultList()
                .forEach(cohort -> sizes.put(cohort.id(), cohort.members()));
        return sizes;
    }

    boolean sharesCohort(String owner, UUID learnerId) {
        return count("learnerId = ?1 and cohortId in (select c.id from Cohort c where c.owner = ?2)", learnerId, owner)
                > 0;
    }

    List<UUID> cohortsOf(UUID learnerId) {
        return getEntityManager()
                .createQuery(
                        "select m.cohortId from CohortLearner m where m.learnerId = :learnerId order by m.cohortId",
                        UUID.class)
                .setParameter("learnerId", learnerId)
                .getResultList();
    }

    Set<UUID> membersAmong(Collection<UUID> learnerIds) {
        return new HashSet<>(getEntityManager()
                .createQuery(
                        "select distinct m.learnerId from CohortLearner m where m.learnerId in :learnerIds", UUID.class)
                .setParameter("learnerIds", learnerIds)
                .getResultList());
    }

    private record Member(UUID learnerId, UUID cohortId) {}

    /** The cohorts of some learners, by learner. */
    Map<UUID, List<UUID>> cohortsOfEach(Collection<UUID> learnerIds) {
        return getEntityManager()
                .createQuery(
                        "select m.learnerId, m.cohortId from CohortLearner m where m.learnerId in :learnerIds",
                        Member.class)
                .setParameter("learnerIds", learnerIds)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        Member::learnerId, Collectors.mapping(Member::cohortId, Collectors.toList())));
    }

    /** Learners with a membership of this id or one above it, in order; ids of memberships grow with time. */
    List<UUID> joinedSince(UUID id, UUID after, int limit) {
        return getEntityManager()
                .createQuery("""
                        select distinct m.learnerId from CohortLearner m
                        where m.id >= :id and m.learnerId > :after order by m.learnerId""", UUID.class)
                .setParameter("id", id)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}
