package dev.meno.platform.jobs;

import dev.meno.platform.Ids;
import dev.meno.platform.JobContext;
import dev.meno.platform.JobHandler;
import dev.meno.platform.JobKind;
import io.quarkus.arc.Arc;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Workers of jobs whom a test tells when to look, because the scheduler is off. */
public final class JobRuns {
    private JobRuns() {}

    /** The application's own worker does all that is to be done. */
    public static void workOff() {
        bean(JobWorker.class).work();
    }

    /** A replica that does jobs of one kind and dies of the first, without a word, after it has said so often how far it is. */
    public static <Q, R> void dieAfter(int advances, JobHandler<Q, R> handler) {
        Dying<Q, R> dying = new Dying<>(advances, handler);
        JobWorker replica = replica(dying, new Settings(1, 1, 3));
        dying.replica = replica;
        try {
            replica.work();
            throw new AssertionError("It should have died.");
        } catch (Death death) {
            // What another replica sees of it is silence.
        }
    }

    /** Another process with a worker of its own. */
    static JobWorker replica(JobHandler<?, ?> handler, Settings settings) {
        return new JobWorker(
                List.of(handler),
                bean(JobRepository.class),
                bean(JobJson.class),
                settings,
                bean(Ids.class),
                bean(Clock.class));
    }

    record Settings(int atOnce, int perTenant, int tries) implements JobConfig {
        @Override
        public Duration patience() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration retention() {
            return Duration.ofDays(90);
        }
    }

    /** The end of a process: nothing is done after it. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class Dying<Q, R> implements JobHandler<Q, R> {
        private final JobHandler<Q, R> handler;
        private int left;
        private @org.jspecify.annotations.Nullable JobWorker replica;

        Dying(int advances, JobHandler<Q, R> handler) {
            left = advances;
            this.handler = handler;
        }

        @Override
        public JobKind<Q, R> kind() {
            return handler.kind();
        }

        @Override
        public Optional<R> run(Q request, JobContext context) {
            return handler.run(request, new JobContext() {
                @Override
                public UUID aboutId() {
                    return context.aboutId();
                }

                @Override
                public <C> Optional<C> checkpoint(Class<C> type) {
                    return context.checkpoint(type);
                }

                @Override
                public boolean advance(double progress, Object checkpoint) {
                    boolean goesOn = context.advance(progress, checkpoint);
                    if (--left == 0) {
                        replica.beat();
                        throw new Death();
                    }
                    return goesOn;
                }
            });
        }
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
