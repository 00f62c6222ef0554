package dev.meno.course.publishing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Values that are costly to load. Each is loaded once, however many threads ask for it at the same time, and those that are used
 * least go when all together take more than a number of bytes.
 */
final class Shelf<K, V> {
    /** Caffeine adds weights up in ints for a value: kilobytes suffice. */
    private static final int BYTES_PER_UNIT = 1_024;

    private final long capacity;
    private final ToLongFunction<V> bytes;
    private final AsyncCache<K, V> values;

    Shelf(long maximumBytes, ToLongFunction<V> bytes) {
        this.bytes = bytes;
        capacity = Math.ceilDiv(maximumBytes, BYTES_PER_UNIT);
        values = Caffeine.newBuilder()
                .maximumWeight(capacity)
                .weigher((K key, V value) -> units(value))
                // Evicts in the thread that loads: it has nothing else to wait for, and so the bound holds when it
                // returns.
                .executor(Runnable::run)
                .buildAsync();
    }

    /**
     * A value. The first to ask loads it, in its own thread and transaction; the others wait for it.
     *
     * @param loader asks for no other value of this shelf
     */
    V get(K key, Supplier<V> loader) {
        while (true) {
            CompletableFuture<V> known = values.getIfPresent(key);
            CompletableFuture<V> own = new CompletableFuture<>();
            CompletableFuture<V> first = known != null ? known : values.asMap().putIfAbsent(key, own);
            if (first == null) {
                return load(own, loader);
            }
            try {
                return first.join();
            } catch (CompletionException failureOfAnother) {
                // Its transaction may have timed out: no reason for this one to fail. A load that fails itself ends
                // here.
            }
        }
    }

    private static <V> V load(CompletableFuture<V> own, Supplier<V> loader) {
        try {
            V value = loader.get();
            own.complete(value);
            return value;
        } catch (Throwable failure) {
            // Whatever it is, those who wait must not wait for ever.
            own.completeExceptionally(failure);
            throw failure;
        }
    }

    /**
     * Loads a value that isn't there yet, and keeps it if that pushes no other out.
     *
     * @return false if it was loaded and didn't fit
     */
    boolean stock(K key, Supplier<V> loader) {
        CompletableFuture<V> own = new CompletableFuture<>();
        if (values.asMap().putIfAbsent(key, own) != null) {
            return true;
        }
        V value = load(own, () -> {
            V loaded = loader.get();
            if (unitsTaken() + units(loaded) > capacity) {
                values.asMap().remove(key, own);
            }
            return loaded;
        });
        return find(key).filter(value::equals).isPresent();
    }

    /** A value, if it is there. */
    Optional<V> find(K key) {
        return Optional.ofNullable(values.synchronous().getIfPresent(key));
    }

    /** What the values take. */
    long bytes() {
        return unitsTaken() * BYTES_PER_UNIT;
    }

    private long unitsTaken() {
        return values.synchronous()
                .policy()
                .eviction()
                .orElseThrow()
                .weightedSize()
                .orElseThrow();
    }

    private int units(V value) {
        return Math.toIntExact(Math.ceilDiv(bytes.applyAsLong(value), BYTES_PER_UNIT));
    }
}
