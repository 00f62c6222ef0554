package dev.meno.cohort;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CohortRepository implements PanacheRepositoryBase<Cohort, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Cohorts by id, of one owner or of all. */
    List<Cohort> after(@Nullable UUID id, @Nullable String owner, int limit) {
        UUID start = id == null ? BEFORE_ALL : id;
        return (owner == null
                        ? find("id > ?1 order by id", start)
                        : find("id > ?1 and owner = ?2 order by id", start, owner))
                .page(0, limit)
                .list();
    }

    void lock(Collection<UUID> ids) {
        find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
