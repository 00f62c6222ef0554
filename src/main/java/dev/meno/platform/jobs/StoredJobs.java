package dev.meno.platform.jobs;

import dev.meno.platform.Caller;
import dev.meno.platform.Ids;
import dev.meno.platform.Job;
import dev.meno.platform.JobKind;
import dev.meno.platform.JobStatus;
import dev.meno.platform.Jobs;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class StoredJobs implements Jobs {
    private final JobRepository jobs;
    private final JobJson json;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    StoredJobs(JobRepository jobs, JobJson json, Caller caller, Ids ids, Clock clock) {
        this.jobs = jobs;
        this.json = json;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    @Transactional
    public <Q, R> Job<R> submit(JobKind<Q, R> kind, UUID aboutId, Q request) {
        StoredJob job =
                new StoredJob(ids.next(), kind.name(), aboutId, json.write(request), subject(), clock.instant());
        jobs.persist(job);
        return new Job<>(job.id(), JobStatus.WAITING, 0, job.createdAt(), null, null);
    }

    /** Who asked for it; null for the application itself, which has no request. */
    private @Nullable String subject() {
        return Arc.container().requestContext().isActive() && caller.isKnown() ? caller.subject() : null;
    }

    @Override
    @Transactional
    public <R> Optional<Job<R>> find(JobKind<?, R> kind, UUID aboutId, UUID id) {
        return jobs.find(kind.name(), aboutId, id).map(seen -> job(kind, seen));
    }

    @Override
    @Transactional
    public <R> List<Job<R>> list(JobKind<?, R> kind, UUID aboutId, UUID after, int limit) {
        return jobs.listAfter(kind.name(), aboutId, after, limit).stream()
                .map(seen -> job(kind, seen))
                .toList();
    }

    @Override
    @Transactional
    public long countOpen(JobKind<?, ?> kind) {
        return jobs.countOpen(kind.name());
    }

    @Override
    @Transactional
    public void cancel(JobKind<?, ?> kind, UUID id) {
        jobs.cancel(kind.name(), id, clock.instant());
    }

    private <R> Job<R> job(JobKind<?, R> kind, JobRepository.Seen seen) {
        return new Job<>(
                seen.id(),
                seen.status(),
                seen.progress(),
                seen.createdAt(),
                seen.result() == null ? null : json.read(seen.result(), kind.result()),
                seen.error());
    }
}
