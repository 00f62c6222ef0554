package dev.meno.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TestClock;
import dev.meno.platform.Job;
import dev.meno.platform.JobContext;
import dev.meno.platform.JobStatus;
import dev.meno.platform.Jobs;
import dev.meno.platform.Tenants;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One replica at a time does a job, and another one goes on when it has gone silent. */
@ApiTest
class JobsTest {
    private static final JobRuns.Settings SETTINGS = new JobRuns.Settings(1, 1, 3);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Inject
    Jobs jobs;

    @Inject
    EntityManager database;

    private final UUID about = UUID.randomUUID();
    private final List<String> done = new ArrayList<>();
    private TestClock clock;

    @BeforeEach
    void stopTheClockAndForgetOtherProbes() {
        clock = TestClock.install();
        Tenants.callOverAll(() -> QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("delete from job where kind = 'probe'")
                        .executeUpdate()));
    }

    @Test
    void aJobWaitsThenIsDoneAndItsResultStays() {
        UUID id = submit("demo", "request");
        assertThat(find(id).status()).isEqualTo(JobStatus.WAITING);
        replica((request, context) -> Optional.of(request + " about " + context.aboutId()))
                .work();
        Job<String> job = find(id);
        assertThat(job.status()).isEqualTo(JobStatus.DONE);
        assertThat(job.progress()).isEqualTo(1);
        assertThat(job.result()).isEqualTo("request about " + about);
    }

    @Test
    void workersWhoLookAtOnceNeverDoTheSameJob() throws Exception {
        List<UUID> all = new ArrayList<>();
        for (int job = 0; job < 40; job++) {
            all.add(submit(job % 2 == 0 ? "demo" : Api.OTHER_TENANT, String.valueOf(job)));
        }
        Map<String, Integer> runs = new ConcurrentHashMap<>();
        CyclicBarrier start = new CyclicBarrier(4);
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < 4; worker++) {
                JobWorker replica = JobRuns.replica(
                        new ProbeHandler((request, context) -> {
                            runs.merge(request, 1, Integer::sum);
                            return Optional.of(request);
                        }),
                        new JobRuns.Settings(1, 40, 3));
                workers.add(executor.submit(() -> {
                    start.await();
                    inARequest(replica::work);
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
        // Whoever looked while another one held the next row went away.
        replica((request, context) -> Optional.of(String.valueOf(runs.merge(request, 1, Integer::sum))))
                .work();
        assertThat(runs)
                .hasSize(all.size())
                .allSatisfy((request, times) -> assertThat(times).isOne());
    }

    @Test
    void aTenantHasOneJobOfAKindDoneAtATime() {
        submit("demo", "first");
        submit("demo", "second");
        submit(Api.OTHER_TENANT, "of another tenant");
        JobWorker other = replica((request, context) -> note(request));
        replica((request, context) -> {
                    if (done.isEmpty()) {
                        other.work();
                        assertThat(done).containsExactly("of another tenant");
                    }
                    return note(request);
                })
                .work();
        assertThat(done).containsExactly("of another tenant", "first", "second");
    }

    @Test
    void aReplicaThatGivesSignsOfLifeKeepsItsJob() {
        UUID id = submit("demo", "request");
        JobWorker other = replica((request, context) -> note("taken over"));
        AtomicReference<JobWorker> one = new AtomicReference<>();
        one.set(replica((request, context) -> {
            clock.advance(Duration.ofSeconds(59));
            other.work();
            assertThat(context.advance(0.5, "half")).isTrue();
            one.get().beat();
            assertThat(find(id).progress()).isEqualTo(0.5);
            clock.advance(Duration.ofSeconds(59));
            other.work();
            return note("kept");
        }));
        one.get().work();
        assertThat(done).containsExactly("kept");
        assertThat(find(id).result()).isEqualTo("kept");
    }

    @Test
    void aSilentReplicaLosesItsJobToOneThatGoesOnFromItsCheckpoint() {
        UUID id = submit("demo", "request");
        JobWorker other = replica((request, context) -> {
            assertThat(context.checkpoint(String.class)).contains("half");
            assertThat(find(id).progress()).isEqualTo(0.5);
            return note("from " + context.checkpoint(String.class).orElseThrow());
        });
        AtomicReference<JobWorker> one = new AtomicReference<>();
        one.set(replica((request, context) -> {
            context.advance(0.5, "half");
            one.get().beat();
            context.advance(0.9, "nobody knows of this");
            clock.advance(Duration.ofSeconds(61));
            other.work();
            one.get().beat();
            assertThat(context.advance(1, "late")).isFalse();
            return Optional.of("late");
        }));
        one.get().work();
        assertThat(done).containsExactly("from half");
        assertThat(find(id).result()).isEqualTo("from half");
    }

    @Test
    void aReplicaThatWasSilentAndTakesOverFromItselfKeepsItsTwoRunsApart() {
        UUID id = submit("demo", "request");
        AtomicReference<JobWorker> one = new AtomicReference<>();
        // Two hands of one process.
        one.set(JobRuns.replica(
                new ProbeHandler((request, context) -> {
                    if (done.isEmpty()) {
                        done.add("begun");
                        clock.advance(Duration.ofSeconds(61));
                        one.get().work();
                        return Optional.of("late");
                    }
                    return Optional.of("in time");
                }),
                new JobRuns.Settings(2, 1, 3)));
        one.get().work();
        assertThat(find(id).result()).isEqualTo("in time");
    }

    @Test
    void aCancelledJobStopsAtTheNextHeartbeatAndOneThatIsOverStaysAsItIs() {
        UUID id = submit("demo", "request");
        AtomicReference<JobWorker> one = new AtomicReference<>();
        one.set(replica((request, context) -> {
            jobs.cancel(ProbeHandler.KIND, id);
            assertThat(context.advance(0.1, "")).isTrue();
            one.get().beat();
            assertThat(context.advance(0.2, "")).isFalse();
            return Optional.of("too late");
        }));
        one.get().work();
        assertThat(find(id).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(find(id).result()).isNull();
        replica((request, context) -> note(request)).work();
        assertThat(done).isEmpty();

        UUID other = submit("demo", "request");
        replica((request, context) -> Optional.of("result")).work();
        Tenants.callAs("demo", () -> {
            jobs.cancel(ProbeHandler.KIND, other);
            return true;
        });
        assertThat(find(other).status()).isEqualTo(JobStatus.DONE);
    }

    @Test
    void aJobThatEndsItsProcessAgainAndAgainIsGivenUp() {
        UUID id = submit("demo", "poison");
        JobWorker replica = replica((request, context) -> {
            done.add(request);
            throw new JobRuns.Death();
        });
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(replica::work).isInstanceOf(JobRuns.Death.class);
            assertThat(find(id).status()).isEqualTo(JobStatus.RUNNING);
            clock.advance(Duration.ofSeconds(61));
        }
        replica.work();
        assertThat(done).hasSize(3);
        assertThat(find(id).status()).isEqualTo(JobStatus.FAILED);
        assertThat(find(id).error()).isEqualTo("The job was started 3 times and never finished.");
    }

    @Test
    void anExceptionFailsTheJobAndTellsNothing() {
        UUID id = submit("demo", "request");
        replica((request, context) -> {
                    done.add(request);
                    throw new IllegalStateException("secret");
                })
                .work();
        assertThat(done).hasSize(1);
        assertThat(find(id).status()).isEqualTo(JobStatus.FAILED);
        assertThat(find(id).error()).doesNotContain("secret");
    }

    @Test
    void aReplicaThatShutsDownHandsItsJobOver() {
        UUID id = submit("demo", "request");
        AtomicReference<JobWorker> one = new AtomicReference<>();
        one.set(replica((request, context) -> {
            context.advance(0.5, "half");
            one.get().close(new ShutdownDelayInitiatedEvent());
            assertThat(context.advance(0.6, "")).isFalse();
            return Optional.empty();
        }));
        one.get().work();
        assertThat(find(id).status()).isEqualTo(JobStatus.WAITING);
        one.get().work();
        // It doesn't count as an attempt.
        JobRuns.replica(
                        new ProbeHandler((request, context) -> note("from " + checkpoint(context))),
                        new JobRuns.Settings(1, 1, 1))
                .work();
        assertThat(done).containsExactly("from half");
        assertThat(find(id).status()).isEqualTo(JobStatus.DONE);
    }

    @Test
    void tenantsSeeTheirOwnJobsOnly() {
        UUID id = submit("demo", "request");
        Tenants.callAs(Api.OTHER_TENANT, () -> {
            assertThat(jobs.find(ProbeHandler.KIND, about, id)).isEmpty();
            assertThat(jobs.list(ProbeHandler.KIND, about, BEFORE_ALL, 10)).isEmpty();
            assertThat(jobs.countOpen(ProbeHandler.KIND)).isZero();
            jobs.cancel(ProbeHandler.KIND, id);
            return true;
        });
        assertThat(find(id).status()).isEqualTo(JobStatus.WAITING);
    }

    @Test
    void jobsAreListedByWhatTheyAreAboutAPageAtATime() {
        UUID first = submit("demo", "first");
        UUID second = submit("demo", "second");
        Tenants.callAs("demo", () -> jobs.submit(ProbeHandler.KIND, UUID.randomUUID(), "about something else"));
        assertThat(list(BEFORE_ALL, 10)).containsExactly(first, second);
        assertThat(list(BEFORE_ALL, 1)).containsExactly(first);
        assertThat(list(first, 10)).containsExactly(second);
    }

    @Test
    void aKindThatThisReleaseDoesNotKnowIsLeftToOthers() {
        UUID id = submit("demo", "request");
        JobRuns.workOff();
        assertThat(find(id).status()).isEqualTo(JobStatus.WAITING);
    }

    @Test
    void aJobIsKeptForAWhileWhenItIsOver() {
        UUID over = submit("demo", "request");
        JobWorker replica = replica((request, context) -> Optional.of("result"));
        replica.work();
        UUID open = submit("demo", "request");
        clock.advance(Duration.ofDays(90));
        replica.tidyUp();
        assertThat(find(over).result()).isEqualTo("result");
        clock.advance(Duration.ofSeconds(1));
        replica.tidyUp();
        assertThat(Tenants.callAs("demo", () -> jobs.find(ProbeHandler.KIND, about, over)))
                .isEmpty();
        assertThat(find(open).status()).isEqualTo(JobStatus.WAITING);
    }

    /** As the scheduler does: the database's sessions are bound to a request. */
    private static void inARequest(Runnable code) {
        ManagedContext requests = Arc.container().requestContext();
        requests.activate();
        try {
            code.run();
        } finally {
            requests.terminate();
        }
    }

    private static JobWorker replica(ProbeHandler.Probe probe) {
        return JobRuns.replica(new ProbeHandler(probe), SETTINGS);
    }

    private Optional<String> note(String what) {
        done.add(what);
        return Optional.of(what);
    }

    private static String checkpoint(JobContext context) {
        return context.checkpoint(String.class).orElseThrow();
    }

    private UUID submit(String tenant, String request) {
        return Tenants.callAs(tenant, () -> jobs.submit(ProbeHandler.KIND, about, request))
                .id();
    }

    private Job<String> find(UUID id) {
        return Tenants.callAs("demo", () -> jobs.find(ProbeHandler.KIND, about, id))
                .orElseThrow();
    }

    private List<UUID> list(UUID after, int limit) {
        return Tenants.callAs("demo", () -> jobs.list(ProbeHandler.KIND, about, after, limit)).stream()
                .map(Job::id)
                .toList();
    }
}
