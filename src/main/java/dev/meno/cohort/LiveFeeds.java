package dev.meno.cohort;

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
    private static final Logger LOG = Logger.getLogger(LiveFeeds.class);

    private final LiveService live;
    private final LiveConfig config;
    private final Clock clock;
    private final Map<Place, Feed> feeds = new ConcurrentHashMap<>();
    private final Map<Viewer.Key, Integer> streams = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-feeds").factory());
    private volatile boolean isClosed;

    LiveFeeds(LiveService live, LiveConfig config, Clock clock) {
        this.live = live;
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

        boolean maySee(LiveService.Watched watched, Instant now) {
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
        take(viewer.key());
        Place place = new Place(viewer.tenant(), now.cohortId());
        // Of a client that reads slowly only the newest matters.
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            Listener listener = new Listener(viewer, emitter);
                            emitter.onTermination(() -> leave(place, listener));
                            listener.show(now);
                            join(place, listener);
                        },
                        BackPressureStrategy.LATEST);
    }

    /** How many streams are open. */
    int open() {
        return streams.values().stream().mapToInt(count -> count).sum();
    }

    private void take(Viewer.Key key) {
        streams.compute(key, (viewer, count) -> {
            int open = count == null ? 0 : count;
            if (open >= config.streamsPerCaller()) {
                throw new TooManyStreamsException(open);
            }
            return open + 1;
        });
    }

    private void join(Place place, Listener listener) {
        feeds.compute(place, (key, feed) -> {
            Feed joined = feed == null ? new Feed(key) : feed;
            joined.listeners.add(listener);
            return joined;
        });
        if (isClosed) {
            listener.end();
        }
    }

    private void leave(Place place, Listener listener) {
        feeds.computeIfPresent(place, (key, feed) -> {
            feed.listeners.remove(listener);
            if (feed.listeners.isEmpty()) {
                feed.stop();
                return null;
            }
            return feed;
        });
        streams.computeIfPresent(listener.viewer.key(), (key, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
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
        feeds.values().forEach(feed -> feed.listeners.forEach(Listener::end));
    }

    /** One cohort that somebody watches. */
    private final class Feed {
        private final Place place;
        private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean isReading = new AtomicBoolean();
        private final ScheduledFuture<?> ticking;

        Feed(Place place) {
            this.place = place;
            long every = config.poll().toMillis();
            ticking = ticks.scheduleWithFixedDelay(this::tick, every, every, TimeUnit.MILLISECONDS);
        }

        void stop() {
            ticking.cancel(false);
        }

        /** Reads on a thread of its own, so that a slow database delays no other cohort; one that is still at it is not joined. */
        private void tick() {
            if (isReading.compareAndSet(false, true)) {
                Thread.startVirtualThread(() -> {
                    try {
                        read();
                    } catch (RuntimeException e) {
                        // The next one may succeed; until then the streams stay as they are.
                        LOG.debugf(e, "The cohort %s could not be read", place.cohortId());
                    } finally {
                        isReading.set(false);
                    }
                });
            }
        }

        private void read() {
            Optional<LiveService.Watched> watched = Tenants.callAs(place.tenant(), () -> live.watch(place.cohortId()));
            Instant now = clock.instant();
            for (Listener listener : listeners) {
                if (watched.isPresent() && listener.viewer.maySee(watched.get(), now)) {
                    listener.tell(watched.get().view());
                } else {
                    listener.end();
                }
            }
        }
    }

    /** One stream. */
    private final class Listener {
        private final Viewer viewer;
        private final MultiEmitter<? super Signal> emitter;
        private @Nullable LiveView shown;
        private long latestNanos;

        Listener(Viewer viewer, MultiEmitter<? super Signal> emitter) {
            this.viewer = viewer;
            this.emitter = emitter;
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

        synchronized void show(LiveView view) {
            shown = view;
            latestNanos = System.nanoTime();
            emitter.emit(new Signal.Snapshot(view));
        }

        void end() {
            emitter.complete();
        }

        private Duration silence() {
            return Duration.ofNanos(System.nanoTime() - latestNanos);
        }
    }
}
