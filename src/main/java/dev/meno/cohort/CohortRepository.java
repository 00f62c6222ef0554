package dev.meno.cohort;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CohortRepository implements PanacheRepositoryBase<Cohort, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Adds a cohort and reads what comes with its row. */
    void add(Cohort cohort) {
        persistAndFlush(cohort);
        getEntityManager().refresh(cohort);
    }

    /** Cohorts by id, of one owner or of all. */
    List<Cohort> after(@Nullable UUID id, @Nullable String owner, CohortSelection selection, int limit) {
        UUID start = id == null ? BEFORE_ALL : id;
        String query = "id > ?1" + selection.condition();
        return (owner == null
                        ? find(query + " order by id", start)
                        : find(query + " and owner = ?2 order by id", start, owner))
                .page(0, limit)
                .list();
    }

    /** The cohort, unchanged by others until the transaction ends. */
    Optional<Cohort> locked(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** A cohort, and since when a learner has been a member of it. */
    record Joined(Cohort cohort, Instant joinedAt) {}

    /** Cohorts of which a learner is a member, by id; of one owner or of all. */
    List<Joined> ofLearner(UUID learnerId, @Nullable UUID after, @Nullable String owner, int limit) {
        return getEntityManager()
                .createQuery("""
                        select c, m.joinedAt from Cohort c join CohortLearner m on m.cohortId = c.id
                        where m.learnerId = :learnerId and c.id > :after and (:owner is null or c.owner = :owner)
                        order by c.id""", Joined.class)
                .setParameter("learnerId", learnerId)
                .setParameter("after", after == null ? BEFORE_ALL : after)
                .setParameter("owner", owner)
                .setMaxResults(limit)
                .getResultList();
    }

    List<Cohort> lock(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
