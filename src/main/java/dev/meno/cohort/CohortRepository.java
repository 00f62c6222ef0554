package dev.meno.cohort;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CohortRepository implements PanacheRepositoryBase<Cohort, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Cohorts by id, of one owner or of all. */
    List<Cohort> after(@Nullable UUID id, @Nullable String owner, CohortSelection selection, int limit) {
        UUID start = id == null ? BEFORE_ALL : id;
        String query = "id > ?1 and " + selection.condition();
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

    /** Cohorts of which a learner is a member, by id; of one owner or of all. */
    List<Cohort> ofLearner(UUID learnerId, @Nullable UUID after, @Nullable String owner, int limit) {
        UUID start = after == null ? BEFORE_ALL : after;
        String query = "id > ?1 and id in (select m.cohortId from CohortLearner m where m.learnerId = ?2)";
        return (owner == null
                        ? find(query + " order by id", start, learnerId)
                        : find(query + " and owner = ?3 order by id", start, learnerId, owner))
                .page(0, limit)
                .list();
    }

    void lock(Collection<UUID> ids) {
        find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
