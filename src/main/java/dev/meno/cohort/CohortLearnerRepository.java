package dev.meno.cohort;

import dev.meno.platform.Tenants;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
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
    private static final int BATCH = 1_000;

    /** Adds learners unless they are members, in batches of one statement; plain SQL, so that racing requests all succeed. */
    void insertAbsent(UUID cohortId, Collection<UUID> learnerIds, Supplier<UUID> ids, Instant joinedAt) {
        // Plain SQL does not know what Hibernate has yet to write: the cohort itself, and learners that the same list
        // brings.
        getEntityManager().flush();
        getEntityManager().unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into cohort_learner (tenant_id, id, cohort_id, learner_id, joined_at, version)
                    values (?, ?, ?, ?, ?, 0) on conflict do nothing""")) {
                int batched = 0;
                for (UUID learnerId : learnerIds) {
                    insert.setString(1, Tenants.current());
                    insert.setObject(2, ids.get());
                    insert.setObject(3, cohortId);
                    insert.setObject(4, learnerId);
                    insert.setObject(5, joinedAt.atOffset(ZoneOffset.UTC));
                    insert.addBatch();
                    batched++;
                    if (batched % BATCH == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
        });
    }

    /** Whether the learner was a member. */
    boolean remove(UUID cohortId, UUID learnerId) {
        return delete("cohortId = ?1 and learnerId = ?2", cohortId, learnerId) > 0;
    }

    void removeEach(UUID cohortId, Collection<UUID> learnerIds) {
        List<UUID> all = List.copyOf(learnerIds);
        for (int start = 0; start < all.size(); start += BATCH) {
            delete(
                    "cohortId = ?1 and learnerId in ?2",
                    cohortId,
                    all.subList(start, Math.min(start + BATCH, all.size())));
        }
    }

    /** Members by the learner's id. */
    List<CohortLearner> after(UUID cohortId, @Nullable UUID learnerId, int limit) {
        UUID start = learnerId == null ? BEFORE_ALL : learnerId;
        return find("cohortId = ?1 and learnerId > ?2 order by learnerId", cohortId, start)
                .page(0, limit)
                .list();
    }

    /** A learner's memberships in some cohorts. */
    List<CohortLearner> of(UUID learnerId, Collection<UUID> cohortIds) {
        return list("learnerId = ?1 and cohortId in ?2", learnerId, cohortIds);
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
