package dev.meno.demo;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Fills the demo in the background of a server that serves already, and leaves off when it stops. */
@ApplicationScoped
public class DemoPracticeRunner {
    private static final Logger LOG = Logger.getLogger(DemoPracticeRunner.class);
    private static final long SEED = 20_261_123;
    /** Longer than any one session takes to play. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DemoPractice practice;
    private final Clock clock;
    private volatile boolean isStopping;
    private @Nullable Thread thread;

    DemoPracticeRunner(DemoPractice practice, Clock clock) {
        this.practice = practice;
        this.clock = clock;
    }

    /** Begins, or goes on, and returns at once. */
    public synchronized void start() {
        // A thread of the system: a virtual one that never waits would keep a processor from the requests.
        thread = Thread.ofPlatform().name("demo-practice").daemon().start(this::run);
    }

    private void run() {
        try {
            practice.fill(
                    DemoTenant.KEY,
                    new DemoPractice.Order(DemoPlan.Size.FULL, SEED, clock.instant()),
                    () -> !isStopping);
        } catch (RuntimeException e) {
            LOG.error("The demo couldn't be filled with data; the next start continues", e);
        }
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        isStopping = true;
        Thread running = running();
        if (running != null) {
            running.join(PATIENCE);
        }
    }

    private synchronized @Nullable Thread running() {
        return thread;
    }
}
