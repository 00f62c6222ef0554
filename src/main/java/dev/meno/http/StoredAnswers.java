package dev.meno.http;

import dev.meno.platform.Tenants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Answers to idempotent requests, kept for a day. Plain SQL, because the claim needs {@code on conflict do nothing}:
 * it waits for a racing claim to commit, without failing the transaction.
 */
@ApplicationScoped
class StoredAnswers {
    private final EntityManager database;
    private final HttpConfig config;
    private final Clock clock;

    StoredAnswers(EntityManager database, HttpConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Claims a key for the running transaction; if it is taken, returns the answer that its owner committed. */
    Optional<StoredAnswer> claim(String tenant, String fingerprint, String bodyHash) {
        int claimed = database.createNativeQuery("""
                        insert into stored_answer (tenant_id, fingerprint, body_hash, status, created_at)
                        values (:tenant, :fingerprint, :bodyHash, 0, :now) on conflict do nothing""")
                .setParameter("tenant", tenant)
                .setParameter("fingerprint", fingerprint)
                .setParameter("bodyHash", bodyHash)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return claimed == 1 ? Optional.empty() : Optional.of(require(tenant, fingerprint));
    }

    void store(String tenant, String fingerprint, int status, @Nullable URI location, String body) {
        database.createNativeQuery("""
                        update stored_answer set status = :status, location = :location, body = :body
                        where tenant_id = :tenant and fingerprint = :fingerprint""")
                .setParameter("status", status)
                .setParameter("location", location == null ? null : location.toString())
                .setParameter("body", body)
                .setParameter("tenant", tenant)
                .setParameter("fingerprint", fingerprint)
                .executeUpdate();
    }

    /** Takes back the claim of a request that was refused, where its transaction is committed. */
    void giveBack(String tenant, String fingerprint) {
        database.createNativeQuery("delete from stored_answer where tenant_id = :tenant and fingerprint = :fingerprint")
                .setParameter("tenant", tenant)
                .setParameter("fingerprint", fingerprint)
                .executeUpdate();
    }

    /** Forgets answers past their retention, of all tenants. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOld() {
        Tenants.callOverAll(() -> QuarkusTransaction.disallowingExisting()
                .call(() -> database.createNativeQuery("delete from stored_answer where created_at < :limit")
                        .setParameter("limit", clock.instant().minus(config.idempotencyRetention()))
                        .executeUpdate()));
    }

    @SuppressWarnings("unchecked") // A native query does not know the type of what it is transformed to.
    private StoredAnswer require(String tenant, String fingerprint) {
        return (StoredAnswer) database.createNativeQuery("""
                        select body_hash, status, location, body from stored_answer
                        where tenant_id = :tenant and fingerprint = :fingerprint""")
                .unwrap(NativeQuery.class)
                .addScalar("body_hash", String.class)
                .addScalar("status", Integer.class)
                .addScalar("location", String.class)
                .addScalar("body", String.class)
                .setTupleTransformer((columns, names) -> new StoredAnswer(
                        (String) columns[0], (Integer) columns[1], location((String) columns[2]), (String) columns[3]))
                .setParameter("tenant", tenant)
                .setParameter("fingerprint", fingerprint)
                .getSingleResult();
    }

    private static @Nullable URI location(@Nullable String stored) {
        return stored == null ? null : URI.create(stored);
    }
}
