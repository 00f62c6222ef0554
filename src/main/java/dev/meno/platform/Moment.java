package dev.meno.platform;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the running code gets its time, its ids and its seeds from, in place of the real ones. Code that plays the past binds one;
 * no request ever does, which an architecture test holds.
 */
public interface Moment {
    /** The time, in microseconds. */
    Instant now();

    /** A UUIDv7 of this time, above all ids before it. */
    UUID nextId();

    /** The seed of a new session. */
    long nextSeed();

    /** Runs a task in a moment. */
    static <T> T call(Moment moment, Supplier<T> task) {
        return ScopedValue.where(BoundMoment.VALUE, moment).call(task::get);
    }

    /** The moment that the running code is in; null in real life. */
    static @Nullable Moment current() {
        return BoundMoment.VALUE.isBound() ? BoundMoment.VALUE.get() : null;
    }
}
