package dev.meno.cohort.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meno.cohort.live.LiveFeeds.Signal;
import dev.meno.cohort.live.LiveFeeds.Viewer;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever ends a stream, nothing of it stays: no slot, no listener, no reading. */
class LiveFeedsTest {
    private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");
    private static final LiveView EMPTY = new LiveView(UUID.randomUUID(), 0, 0, List.of());
    private static final int STREAMS_PER_CALLER = 2;

    private static final LiveConfig CONFIG = LiveConfigTest.read(
            Map.of("meno.live.poll", "10ms", "meno.live.streams-per-caller", String.valueOf(STREAMS_PER_CALLER)));

    /** How many reads fail before one succeeds. */
    private volatile int failing;

    private final AtomicInteger reads = new AtomicInteger();
    private final LiveFeeds feeds = new LiveFeeds(this::read, CONFIG, Clock.fixed(NOW, ZoneOffset.UTC));

    private Optional<LiveSource.Watched> read(UUID cohortId) {
        if (reads.incrementAndGet() <= failing) {
            throw new IllegalStateException("The database is out.");
        }
        return Optional.of(new LiveSource.Watched("ada", EMPTY));
    }

    @AfterEach
    void stop() {
        feeds.stopped(new ShutdownEvent());
    }

    private Multi<Signal> watch() {
        return feeds.watch(EMPTY, new Viewer("demo", "ada", true, NOW.plusSeconds(60)));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private void assertThatNothingIsLeft() {
        assertThat(feeds.open()).isZero();
        assertThat(feeds.watched()).isZero();
    }

    @Test
    void aStreamThatNeverBeginsTakesNoSlot() {
        for (int i = 0; i <= STREAMS_PER_CALLER; i++) {
            watch();
        }
        assertThatNothingIsLeft();
    }

    @Test
    void aClientThatHasGoneBeforeTheStreamBeginsLeavesNothing() {
        watch().subscribe().withSubscriber(new AssertSubscriber<>(Long.MAX_VALUE, true));
        assertThatNothingIsLeft();
    }

    @Test
    void whoHasAllStreamsGetsNoFurtherOne() {
        AssertSubscriber<Signal> first = watch().subscribe().withSubscriber(AssertSubscriber.create(10));
        watch().subscribe().withSubscriber(AssertSubscriber.create(10));
        assertThatThrownBy(this::watch).isInstanceOf(TooManyStreamsException.class);

        first.cancel();

        assertThat(feeds.open()).isEqualTo(1);
        watch().subscribe().withSubscriber(AssertSubscriber.create(10));
        assertThat(feeds.open()).isEqualTo(2);
        assertThat(feeds.watched()).isEqualTo(1);
    }

    @Test
    void ofStreamsThatAreAskedForAtOnceThoseOverTheLimitEnd() {
        List<Multi<Signal>> asked = new ArrayList<>();
        for (int i = 0; i <= STREAMS_PER_CALLER; i++) {
            asked.add(watch());
        }
        List<AssertSubscriber<Signal>> begun = asked.stream()
                .map(stream -> stream.subscribe().withSubscriber(AssertSubscriber.<Signal>create(10)))
                .toList();
        begun.getFirst().assertNotTerminated();
        begun.getLast().assertCompleted().assertHasNotReceivedAnyItem();
        assertThat(feeds.open()).isEqualTo(STREAMS_PER_CALLER);
    }

    @Test
    void aClientThatReadsNothingHoldsNothingOnceTheStreamIsToEnd() {
        AssertSubscriber<Signal> idle = watch().subscribe().withSubscriber(AssertSubscriber.create(0));
        assertThat(feeds.open()).isEqualTo(1);

        feeds.stopped(new ShutdownEvent());

        assertThatNothingIsLeft();
        idle.assertNotTerminated();
        idle.request(2).assertItems(new Signal.Snapshot(EMPTY)).assertCompleted();
        assertThatNothingIsLeft();
    }

    @Test
    void aStreamEndsWhenTheRightToWatchDoes() {
        AssertSubscriber<Signal> stream = feeds.watch(EMPTY, new Viewer("demo", "ada", true, NOW))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(10));
        stream.awaitCompletion(Duration.ofSeconds(60)).assertItems(new Signal.Snapshot(EMPTY));
        assertThatNothingIsLeft();
    }

    @Test
    void aShortOutageEndsNoStream() {
        failing = LiveFeeds.MAX_FAILURES - 1;
        AssertSubscriber<Signal> stream = watch().subscribe().withSubscriber(AssertSubscriber.create(10));
        await(() -> reads.get() > 2 * LiveFeeds.MAX_FAILURES);
        stream.assertNotTerminated();
    }

    @Test
    void anOutageIsLoggedOnceAndEndsTheStreams() {
        List<LogRecord> warnings = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                if (logged.getLevel().intValue() >= Level.WARNING.intValue()) {
                    warnings.add(logged);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(LiveFeeds.class.getName());
        log.addHandler(handler);
        try {
            failing = Integer.MAX_VALUE;
            AssertSubscriber<Signal> stream = watch().subscribe().withSubscriber(AssertSubscriber.create(10));
            stream.awaitCompletion(Duration.ofSeconds(60));
        } finally {
            log.removeHandler(handler);
        }
        assertThat(warnings).hasSize(1);
        assertThat(reads.get()).isEqualTo(LiveFeeds.MAX_FAILURES);
        assertThatNothingIsLeft();
    }
}
