package dev.meno.platform.jobs;

import dev.meno.platform.JobStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * The rows of jobs. Each change names the state that it starts from, so that of two who change a job at once one finds that it
 * came too late. Plain SQL, because the worker looks over tenants; what it knows of one job it does as the job's tenant.
 */
@ApplicationScoped
class JobRepository implements PanacheRepositoryBase<StoredJob, UUID> {
    private static final String VIEW =
            "select j.id, j.status, j.progress, j.createdAt, j.result, j.error from StoredJob j";

    /** What a client sees of a job. */
    record Seen(
            UUID id,
            JobStatus status,
            double progress,
            Instant createdAt,
            @Nullable String result,
            @Nullable String error) {}

    Optional<Seen> find(String kind, UUID aboutId, UUID id) {
        return getEntityManager()
                .createQuery(VIEW + " where j.kind = :kind and j.aboutId = :aboutId and j.id = :id", Seen.class)
                .setParameter("kind", kind)
                .setParameter("aboutId", aboutId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    List<Seen> listAfter(String kind, UUID aboutId, UUID after, int limit) {
        return getEntityManager()
                .createQuery(
                        VIEW + " where j.kind = :kind and j.aboutId = :aboutId and j.id > :after order by j.id",
                        Seen.class)
                .setParameter("kind", kind)
                .setParameter("aboutId", aboutId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    long countOpen(String kind) {
        return count("kind = ?1 and status in (?2, ?3)", kind, JobStatus.WAITING, JobStatus.RUNNING);
    }

    /**
     * A job that a worker may begin, locked until the transaction ends.
     *
     * @param attempts how often it was begun before
     */
    record Open(
            String tenant,
            UUID id,
            String kind,
            UUID aboutId,
            String request,
            @Nullable String checkpoint,
            double progress,
            int attempts) {}

    /**
     * The oldest job of any tenant that waits, or whose owner is silent. Rows that others are about to take are passed over.
     * Of a tenant's jobs of one kind only the first so many that aren't over come into question: that is the bound on how many
     * run at once, without a lock beyond the row's.
     *
     * @param kinds those that this release knows: one that runs beside it may know more
     * @param silentSince the owner of a running job is gone if its heartbeat is older
     */
    Optional<Open> next(Collection<String> kinds, Instant silentSince, int perTenant) {
        @SuppressWarnings("unchecked") // A native query does not know the type of what it is transformed to.
        List<Open> rows = getEntityManager()
                .createNativeQuery("""
                        select j.tenant_id, j.id, j.kind, j.about_id, j.request, j.checkpoint, j.progress, j.attempts
                        from job j
                        where (j.status = 'WAITING' or (j.status = 'RUNNING' and j.heartbeat_at < :silentSince))
                            and j.kind in (:kinds)
                            and (select count(*) from job o where o.tenant_id = j.tenant_id and o.kind = j.kind
                                and o.status in ('WAITING', 'RUNNING') and o.id < j.id) < :perTenant
                        order by j.id fetch first 1 rows only for update skip locked""")
                .unwrap(NativeQuery.class)
                .addScalar("tenant_id", String.class)
                .addScalar("id", UUID.class)
                .addScalar("kind", String.class)
                .addScalar("about_id", UUID.class)
                .addScalar("request", String.class)
                .addScalar("checkpoint", String.class)
                .addScalar("progress", Double.class)
                .addScalar("attempts", Integer.class)
                .setTupleTransformer((columns, names) -> open(columns))
                .setParameter("silentSince", silentSince)
                .setParameter("kinds", kinds)
                .setParameter("perTenant", perTenant)
                .getResultList();
        return rows.stream().findFirst();
    }

    private static Open open(Object... columns) {
        return new Open(
                (String) columns[0],
                (UUID) columns[1],
                (String) columns[2],
                (UUID) columns[3],
                (String) columns[4],
                (String) columns[5],
                (Double) columns[6],
                (Integer) columns[7]);
    }

    /** Takes a job that {@link #next} has locked. */
    void begin(Open job, UUID owner, Instant now) {
        getEntityManager()
                .createNativeQuery("""
                        update job set status = 'RUNNING', owner = :owner, attempts = attempts + 1, heartbeat_at = :now,
                            started_at = coalesce(started_at, :now)
                        where tenant_id = :tenant and id = :id""")
                .setParameter("owner", owner)
                .setParameter("now", now)
                .setParameter("tenant", job.tenant())
                .setParameter("id", job.id())
                .executeUpdate();
    }

    /** Gives up a job that {@link #next} has locked. */
    void giveUp(Open job, String error, Instant now) {
        getEntityManager()
                .createNativeQuery("""
                        update job set status = 'FAILED', error = :error, finished_at = :now, owner = null, checkpoint = null
                        where tenant_id = :tenant and id = :id""")
                .setParameter("error", error)
                .setParameter("now", now)
                .setParameter("tenant", job.tenant())
                .setParameter("id", job.id())
                .executeUpdate();
    }

    /**
     * Whose a running job is.
     *
     * @param attempt number of the attempt, from 1: a replica that was silent may take over from itself
     */
    record Claim(UUID id, UUID owner, int attempt) {}

    /** A sign of life; false if the job is no longer the claimant's. */
    boolean beat(Claim claim, double progress, @Nullable String checkpoint, Instant now) {
        return update(
                claim,
                "heartbeatAt = :now, progress = :progress, checkpoint = :checkpoint",
                query -> query.setParameter("now", now)
                        .setParameter("progress", progress)
                        .setParameter("checkpoint", checkpoint));
    }

    boolean complete(Claim claim, String result, Instant now) {
        return update(
                claim,
                "status = DONE, progress = 1, result = :result, finishedAt = :now, owner = null, checkpoint = null",
                query -> query.setParameter("result", result).setParameter("now", now));
    }

    boolean fail(Claim claim, String error, Instant now) {
        return update(
                claim,
                "status = FAILED, error = :error, finishedAt = :now, owner = null, checkpoint = null",
                query -> query.setParameter("error", error).setParameter("now", now));
    }

    /** Gives a job back, for another replica to go on with; that it was begun here doesn't count. */
    boolean giveBack(Claim claim, double progress, @Nullable String checkpoint) {
        return update(
                claim,
                "status = WAITING, attempts = attempts - 1, owner = null, progress = :progress, checkpoint = :checkpoint",
                query -> query.setParameter("progress", progress).setParameter("checkpoint", checkpoint));
    }

    private interface Values {
        Query set(Query query);
    }

    private boolean update(Claim claim, String changes, Values values) {
        Query query = getEntityManager()
                .createQuery("update StoredJob set " + changes
                        + " where id = :id and status = RUNNING and owner = :claimant and attempts = :attempt");
        return values.set(query)
                        .setParameter("id", claim.id())
                        .setParameter("claimant", claim.owner())
                        .setParameter("attempt", claim.attempt())
                        .executeUpdate()
                == 1;
    }

    void cancel(String kind, UUID id, Instant now) {
        getEntityManager()
                .createQuery(
                        "update StoredJob set status = CANCELLED, finishedAt = :now, owner = null, checkpoint = null"
                                + " where kind = :kind and id = :id and status in (WAITING, RUNNING)")
                .setParameter("now", now)
                .setParameter("kind", kind)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Deletes the jobs of all tenants that were over before. */
    int deleteOver(Instant before) {
        return getEntityManager()
                .createNativeQuery("delete from job where finished_at < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
