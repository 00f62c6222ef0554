package dev.meno.http;

import dev.meno.platform.Tenants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
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

    private StoredAnswer require(String tenant, String fingerprint) {
        Tuple row = (Tuple) database.createNativeQuery("""
                        select body_hash, status, location, body from stored_answer
                        where tenant_id = :tenant and fingerprint = :fingerprint""", Tuple.class)
                .setParameter("tenant", tenant)
                .setParameter("fingerprint", fingerprint)
                .getSingleResult();
        String location = row.get(2, String.class);
        return new StoredAnswer(
                row.get(0, String.class),
                row.get(1, Integer.class),
                location == null ? null : URI.create(location),
                row.get(3, String.class));
    }
}
