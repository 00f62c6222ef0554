package dev.meno.platform;

import io.quarkus.arc.Arc;
import io.quarkus.test.Mock;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.SplittableRandom;

/** The seeds of sessions in tests: each test gets the same ones every time it runs, alone or with others. */
@Singleton
public class FixedSeeds {
    private SplittableRandom random = new SplittableRandom(0);

    @Produces
    @Mock
    @ApplicationScoped
    Seeds seeds() {
        return new Seeds() {
            @Override
            public long next() {
                // A rehearsal has seeds of its own, from which all that it leaves follows.
                return Moment.current() == null ? draw() : super.next();
            }
        };
    }

    private synchronized long draw() {
        return random.nextLong();
    }

    private synchronized void restart(String test) {
        random = new SplittableRandom(test.hashCode());
    }

    /** Begins the seeds of a test anew; found by its name in {@code META-INF/services}. */
    public static final class Restart implements QuarkusTestBeforeEachCallback {
        @Override
        public void beforeEach(QuarkusTestMethodContext context) {
            Arc.container()
                    .instance(FixedSeeds.class)
                    .get()
                    .restart(context.getTestInstance().getClass().getSimpleName()
                            + context.getTestMethod().getName());
        }
    }
}
