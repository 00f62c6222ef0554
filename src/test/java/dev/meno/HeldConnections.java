package dev.meno;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the connections that are out of the pool at once. A request that holds one and waits for a second one keeps the
 * server waiting for itself when the pool is full of such requests.
 */
@Singleton
public class HeldConnections implements AgroalPoolInterceptor {
    private static final AtomicInteger HELD = new AtomicInteger();
    private static final AtomicInteger MOST = new AtomicInteger();

    /** The largest number of connections held at once while a piece of code runs; by whomever. */
    public static int atOnceDuring(Runnable code) {
        int before = HELD.get();
        MOST.set(before);
        code.run();
        return MOST.get() - before;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        MOST.accumulateAndGet(HELD.incrementAndGet(), Math::max);
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        HELD.decrementAndGet();
    }
}
