package dev.meno.platform.jobs;

import dev.meno.platform.Ids;
import dev.meno.platform.JobHandler;
import dev.meno.platform.Tenants;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Does the jobs that no other replica does, outside of any transaction. */
@ApplicationScoped
class JobWorker {
    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    private static final String FAILED = "The job failed. The server's log has the reason under the job's id.";

    private final Map<String, JobHandler<?, ?>> handlers;
    private final JobRepository jobs;
    private final JobJson json;
    private final JobConfig config;
    private final Clock clock;
    private final UUID replica;
    private final Semaphore hands;
    private final Set<JobRun> running = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosing;

    JobWorker(
            @All List<JobHandler<?, ?>> handlers,
            JobRepository jobs,
            JobJson json,
            JobConfig config,
            Ids ids,
            Clock clock) {
        this.handlers = handlers.stream()
                .collect(Collectors.toMap(handler -> handler.kind().name(), Function.identity()));
        this.jobs = jobs;
        this.json = json;
        this.config = config;
        this.clock = clock;
        replica = ids.next();
        hands = new Semaphore(config.atOnce());
    }

    /** Does all that is to be done, one job after another; as many threads at once as the settings allow. */
    @Scheduled(every = "1s")
    void work() {
        if (!hands.tryAcquire()) {
            return;
        }
        try {
            for (Optional<JobRun> run = begin(); run.isPresent(); run = begin()) {
                JobRun begun = run.get();
                Tenants.callAs(begun.job().tenant(), () -> {
                    run(begun);
                    return true;
                });
            }
        } finally {
            hands.release();
        }
    }

    private Optional<JobRun> begin() {
        return isClosing
                ? Optional.empty()
                : Tenants.callOverAll(
                        () -> QuarkusTransaction.disallowingExisting().call(this::take));
    }

    /** Takes the next job, and gives those up on the way that were tried too often. */
    private Optional<JobRun> take() {
        Instant now = clock.instant();
        while (true) {
            Optional<JobRepository.Open> next =
                    jobs.next(handlers.keySet(), now.minus(config.patience()), config.perTenant());
            if (next.isEmpty() || next.get().attempts() < config.tries()) {
                next.ifPresent(job -> jobs.begin(job, replica, now));
                return next.map(job -> new JobRun(job, replica, json));
            }
            LOG.errorf(
                    "The job %s (%s) is given up", next.get().id(), next.get().kind());
            jobs.giveUp(
                    next.get(),
                    "The job was started %d times and never finished."
                            .formatted(next.get().attempts()),
                    now);
        }
    }

    private void run(JobRun run) {
        running.add(run);
        try {
            // If the database fails here, the job goes silent, and the replica that takes over ends it soon.
            outcome(run).ifPresent(QuarkusTransaction.disallowingExisting()::run);
        } finally {
            running.remove(run);
        }
    }

    /** Does a job and says what to write down; nothing if it was told to stop. */
    private Optional<Runnable> outcome(JobRun run) {
        JobHandler<?, ?> handler = Objects.requireNonNull(handlers.get(run.job().kind()));
        try {
            return resultOf(run, handler).map(result -> () -> jobs.complete(run.claim(), result, clock.instant()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The job %s (%s) failed", run.job().id(), run.job().kind());
            return Optional.of(() -> jobs.fail(run.claim(), FAILED, clock.instant()));
        }
    }

    private <Q, R> Optional<String> resultOf(JobRun run, JobHandler<Q, R> handler) {
        Q request = json.read(run.job().request(), handler.kind().request());
        return handler.run(request, run).map(json::write);
    }

    /** Shows that the running jobs are alive, writes down how far they have come, and stops those that are no longer its own. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        running.forEach(run -> Tenants.callAs(run.job().tenant(), () -> {
            if (!change(() -> run.reached(
                    (progress, checkpoint) -> jobs.beat(run.claim(), progress, checkpoint, clock.instant())))) {
                run.stop();
            }
            return true;
        }));
    }

    /** Hands the running jobs to the replicas that stay. */
    // The database's sessions are bound to a request, and here is none.
    @ActivateRequestContext
    void close(@Observes ShutdownDelayInitiatedEvent shutdown) {
        isClosing = true;
        running.forEach(run -> Tenants.callAs(run.job().tenant(), () -> {
            run.stop();
            return change(
                    () -> run.reached((progress, checkpoint) -> jobs.giveBack(run.claim(), progress, checkpoint)));
        }));
    }

    /** Takes away what has been over for long. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidyUp() {
        Tenants.callOverAll(() -> QuarkusTransaction.disallowingExisting()
                .call(() -> jobs.deleteOver(clock.instant().minus(config.retention()))));
    }

    /** Changes the row of a job; false if it was not this replica's to change. */
    private static boolean change(BooleanSupplier change) {
        return QuarkusTransaction.disallowingExisting().call(change::getAsBoolean);
    }
}
