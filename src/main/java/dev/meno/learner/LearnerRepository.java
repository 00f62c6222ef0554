package dev.meno.learner;

import dev.meno.platform.Tenants;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.TypedParameterValue;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class LearnerRepository implements PanacheRepositoryBase<Learner, UUID> {
    /**
     * Adds a learner unless the external id is taken; two requests that race both succeed, and one of them adds.
     *
     * @return whether this call added the learner
     */
    boolean insertIfAbsent(UUID id, String externalId, @Nullable String displayName, Instant createdAt) {
        return getEntityManager()
                        .createNativeQuery("""
                                insert into learner (tenant_id, id, external_id, display_name, created_at, version)
                                values (:tenant, :id, :externalId, :displayName, :createdAt, 0)
                                on conflict do nothing""")
                        .setParameter("tenant", Tenants.current())
                        .setParameter("id", id)
                        .setParameter("externalId", externalId)
                        .setParameter("displayName", new TypedParameterValue<>(StandardBasicTypes.STRING, displayName))
                        .setParameter("createdAt", createdAt)
                        .executeUpdate()
                == 1;
    }

    Optional<Learner> findByExternalId(String externalId) {
        return find("externalId", externalId).firstResultOptional();
    }

    Optional<Learner> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    List<Learner> withIds(Collection<UUID> ids) {
        return Chunks.of(ids).stream()
                .flatMap(chunk -> stream("id in ?1", chunk))
                .toList();
    }
}
