package dev.meno.cohort.live;

import dev.meno.platform.Tenants;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Streams of what cohorts are doing. Each cohort that somebody watches is read from the database every two seconds, once for all
 * who watch it in this process, and whoever watches is told what has changed. So it does not matter which process serves the
 * learners, an attempt does nothing for it, and nothing is read of a cohort that nobody watches.
 */
@ApplicationScoped
class LiveFeeds {
    /** Reads of a cohort that fail in a row before its streams end: long enough for a database that starts again. */
    static final int MAX_FAILURES = 3;

    private static final Logger LOG = Logger.getLogger(LiveFeeds.class);

    private final LiveSource cohorts;
    private final LiveConfig config;
    private final Clock clock;
    private final Map<Place, Feed> feeds = new ConcurrentHashMap<>();
    private final Map<Viewer.Key, Integer> streams = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-feeds").factory());
    private final AtomicBoolean isOut = new AtomicBoolean();
    private volatile boolean isClosed;

    LiveFeeds(LiveSource cohorts, LiveConfig config, Clock clock) {
        this.cohorts = cohorts;
        this.config = config;
        this.clock = clock;
    }

    /** What a stream carries. */
    sealed interface Signal {
        /** What there is now. */
        record Snapshot(LiveView view) implements Signal {}

        /** Nothing new. */
        record Heartbeat() implements Signal {}
    }

    /**
     * One who watches.
     *
     * @param isInstructorOnly whether only the own cohorts may be seen
     * @param until when the right to watch ends
     */
    record Viewer(String tenant, String subject, boolean isInstructorOnly, Instant until) {
        /** Whose streams are counted together. */
        record Key(String tenant, String subject) {}

        Key key() {
            return new Key(tenant, subject);
        }

        boolean maySee(LiveSource.Watched watched, Instant now) {
            return now.isBefore(until) && (!isInstructorOnly || watched.owner().equals(subject));
        }
    }

    private record Place(String tenant, UUID cohortId) {}

    /**
     * Watches a cohort until either side ends it, or the right to do so ends.
     *
     * @param now the cohort as the viewer may see it
     * @throws TooManyStreamsException if the viewer has as many streams as one may have
     * @throws ShuttingDownException if this process is about to stop
     */
    Multi<Signal> watch(LiveView now, Viewer viewer) {
        if (isClosed) {
            throw new ShuttingDownException();
        }
        // Counted only when the stream begins: of a client that has gone before, no end would be told.
        int open = streams.getOrDefault(viewer.key(), 0);
        if (open >= config.streamsPerCaller()) {
            throw new TooManyStreamsException(open);
        }
        // Of a client that reads slowly only the newest matters.
        return Multi.createFrom().emitter(emitter -> begin(now, viewer, emitter), BackPressureStrategy.LATEST);
    }

    private void begin(LiveView now, Viewer viewer, MultiEmitter<? super Signal> emitter) {
        if (streams.merge(viewer.key(), 1, Integer::sum) > config.streamsPerCaller()) {
            // Another stream of the caller's has begun since the limit was looked at.
            giveBack(viewer.key());
            emitter.complete();
            return;
        }
        Listener listener = new Listener(new Place(viewer.tenant(), now.cohortId()), viewer, emitter);
        join(listener);
        // After it has joined, for this runs at once when the client has gone already.
        emitter.onTermination(() -> leave(listener));
        listener.begin(now);
    }

    /** How many streams are open. */
    int open() {
        return streams.values().stream().mapToInt(count -> count).sum();
    }

    /** How many cohorts are read again and again. */
    int watched() {
        return feeds.size();
    }

    private void giveBack(Viewer.Key key) {
        streams.computeIfPresent(key, (viewer, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
    }

    private void join(Listener listener) {
        feeds.compute(listener.place, (key, feed) -> {
            Feed joined = feed == null ? new Feed(key) : feed;
            joined.listeners.add(listener);
            return joined;
        });
        if (isClosed) {
            listener.end();
        }
    }

    /** Takes a listener out; safe to repeat. */
    private void leave(Listener listener) {
        if (!listener.hasLeft.compareAndSet(false, true)) {
            return;
        }
        feeds.computeIfPresent(listener.place, (key, feed) -> {
            feed.listeners.remove(listener);
            if (feed.listeners.isEmpty()) {
                feed.stop();
                return null;
            }
            return feed;
        });
        giveBack(listener.viewer.key());
    }

    /** Before the server waits for its requests to end, of which these would not. */
    void stopping(@Observes ShutdownDelayInitiatedEvent event) {
        close();
    }

    void stopped(@Observes ShutdownEvent event) {
        close();
        ticks.shutdownNow();
    }

    private void close() {
        isClosed = true;
        feeds.values().forEach(Feed::end);
    }

    /** One cohort that somebody watches. */
    private final class Feed {
        private final Place place;
        private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean isReading = new AtomicBoolean();
        private final ScheduledFuture<?> ticking;
        // Of one thread at a time, the one that reads.
        private int failures;

        Feed(Place place) {
            this.place = place;
            long every = config.poll().toMillis();
            ticking = ticks.scheduleWithFixedDelay(this::tick, every, every, TimeUnit.MILLISECONDS);
        }

        void stop() {
            ticking.cancel(false);
        }

        void end() {
            listeners.forEach(Listener::end);
        }

        /** Reads on a thread of its own, so that a slow database delays no other cohort; one that is still at it is not joined. */
        private void tick() {
            if (isReading.compareAndSet(false, true)) {
                Thread.startVirtualThread(() -> {
                    try {
                        read();
                        failures = 0;
                        isOut.set(false);
                    } catch (RuntimeException e) {
                        fail(e);
                    } finally {
                        isReading.set(false);
                    }
                });
            }
        }

        private void read() {
            Optional<LiveSource.Watched> watched =
                    Tenants.callAs(place.tenant(), () -> cohorts.watch(place.cohortId()));
            Instant now = clock.instant();
            for (Listener listener : listeners) {
                if (watched.isPresent() && listener.viewer.maySee(watched.get(), now)) {
                    listener.tell(watched.get().view());
                } else {
                    listener.end();
                }
            }
        }

        /** The next read may succeed. If none does for long, the end of the stream tells those who watch. */
        private void fail(RuntimeException e) {
            failures++;
            if (isOut.compareAndSet(false, true)) {
                LOG.warnf(e, "The cohort %s couldn't be read for its live streams", place.cohortId());
            }
            if (failures >= MAX_FAILURES) {
                end();
            }
        }
    }

    /** One stream. */
    private final class Listener {
        private final Place place;
        private final Viewer viewer;
        private final MultiEmitter<? super Signal> emitter;
        private final AtomicBoolean hasLeft = new AtomicBoolean();
        private @Nullable LiveView shown;
        private long latestNanos;

        Listener(Place place, Viewer viewer, MultiEmitter<? super Signal> emitter) {
            this.place = place;
            this.viewer = viewer;
            this.emitter = emitter;
        }

        /** Shows what there was before it joined, unless the feed has been faster. */
        synchronized void begin(LiveView view) {
            if (shown == null) {
                show(view);
            }
        }

        /** Passes on what has changed; a sign of life if nothing has for long. */
        synchronized void tell(LiveView view) {
            if (!view.equals(shown)) {
                show(view);
            } else if (silence().compareTo(config.heartbeat()) >= 0 && emitter.requested() > 0) {
                // Only where the client keeps up: of what waits, the newest alone is kept, and that must be a snapshot.
                latestNanos = System.nanoTime();
                emitter.emit(new Signal.Heartbeat());
            }
        }

        private void show(LiveView view) {
            shown = view;
            latestNanos = System.nanoTime();
            emitter.emit(new Signal.Snapshot(view));
        }

        /** The end waits behind a snapshot that a client does not read, so it is not what ends the reading for it. */
        void end() {
            leave(this);
            emitter.complete();
        }

        private Duration silence() {
            return Duration.ofNanos(System.nanoTime() - latestNanos);
        }
    }
}
