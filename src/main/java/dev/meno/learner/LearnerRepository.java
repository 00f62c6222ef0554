package dev.meno.learner;

import dev.meno.platform.CalendarZone;
import dev.meno.platform.Chunks;
import dev.meno.platform.Tenants;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
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
    boolean insertIfAbsent(UUID id, LearnerRequest learner, Instant createdAt) {
        CalendarZone zone = learner.zone();
        return getEntityManager()
                        .createNativeQuery("""
                                insert into learner (tenant_id, id, external_id, display_name, time_zone, created_at, version)
                                values (:tenant, :id, :externalId, :displayName, :timeZone, :createdAt, 0)
                                on conflict do nothing""")
                        .setParameter("tenant", Tenants.current())
                        .setParameter("id", id)
                        .setParameter("externalId", learner.externalId())
                        .setParameter("displayName", text(learner.displayName()))
                        .setParameter("timeZone", text(zone == null ? null : zone.id()))
                        .setParameter("createdAt", createdAt)
                        .executeUpdate()
                == 1;
    }

    private static TypedParameterValue<@Nullable String> text(@Nullable String value) {
        return new TypedParameterValue<>(StandardBasicTypes.STRING, value);
    }

    /**
     * Adds learners whose external ids are free, in batches of one statement. They are inserted in the order of their
     * external ids, so that two lists at once wait for each other and never both.
     *
     * @return how many this call added
     */
    int insertAbsent(Collection<NewLearner> absent, Supplier<UUID> ids, Instant createdAt) {
        List<NewLearner> inOrder = absent.stream()
                .sorted(Comparator.comparing(NewLearner::externalId))
                .toList();
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> {
            int added = 0;
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into learner (tenant_id, id, external_id, display_name, created_at, version)
                    values (?, ?, ?, ?, ?, 0) on conflict do nothing""")) {
                for (List<NewLearner> chunk : Chunks.of(inOrder)) {
                    for (NewLearner learner : chunk) {
                        insert.setString(1, Tenants.current());
                        insert.setObject(2, ids.get());
                        insert.setString(3, learner.externalId());
                        insert.setString(4, learner.displayName());
                        insert.setObject(5, createdAt.atOffset(ZoneOffset.UTC));
                        insert.addBatch();
                    }
                    added += Arrays.stream(insert.executeBatch()).sum();
                }
            }
            return added;
        });
    }

    private record Named(String externalId, UUID id) {}

    /** Ids by external id. */
    Map<String, UUID> idsOf(Collection<String> externalIds) {
        Map<String, UUID> ids = new HashMap<>();
        for (List<String> chunk : Chunks.of(externalIds)) {
            getEntityManager()
                    .createQuery("select l.externalId, l.id from Learner l where l.externalId in :names", Named.class)
                    .setParameter("names", chunk)
                    .getResultList()
                    .forEach(learner -> ids.put(learner.externalId(), learner.id()));
        }
        return ids;
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
