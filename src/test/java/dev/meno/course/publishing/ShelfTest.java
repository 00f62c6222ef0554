package dev.meno.course.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private static final int MEGABYTE = 1 << 20;

    /** A value is worth its bytes. */
    private final Shelf<String, Integer> shelf = new Shelf<>(MEGABYTE, bytes -> bytes);

    @Test
    void manyWhoAskAtOnceLoadOnce() throws Exception {
        int threads = 16;
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch allHaveCome = new CountDownLatch(threads);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                answers.add(executor.submit(() -> {
                    allHaveCome.countDown();
                    return shelf.get("key", () -> {
                        await(allHaveCome);
                        return loads.incrementAndGet();
                    });
                }));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(1);
            }
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void whoWaitedForAFailureLoadsItself() throws Exception {
        CountDownLatch isLoading = new CountDownLatch(1);
        CountDownLatch mayFail = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<Integer> first = executor.submit(() -> shelf.get("key", () -> {
                isLoading.countDown();
                await(mayFail);
                throw new IllegalStateException("timed out");
            }));
            await(isLoading);
            Thread waiting = Thread.currentThread();
            Thread.startVirtualThread(() -> {
                while (waiting.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                mayFail.countDown();
            });
            assertThat(shelf.get("key", () -> 7)).isEqualTo(7);
            assertThatThrownBy(first::get).hasRootCauseMessage("timed out");
        }
    }

    @Test
    void aFailureIsNotKept() {
        assertThatThrownBy(() -> shelf.get("key", () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(shelf.find("key")).isEmpty();
        assertThat(shelf.get("key", () -> 7)).isEqualTo(7);
    }

    @Test
    void allTogetherTakeNoMoreThanTheyMay() {
        for (int value = 0; value < 100; value++) {
            int bytes = MEGABYTE / 4;
            assertThat(shelf.get("value " + value, () -> bytes)).isEqualTo(bytes);
            assertThat(shelf.bytes()).isEqualTo(Math.min(value + 1, 4) * (long) bytes);
        }
    }

    @Test
    void whatIsUsedStays() {
        shelf.get("used", () -> MEGABYTE / 4);
        for (int value = 0; value < 100; value++) {
            shelf.get("value " + value, () -> MEGABYTE / 4);
            assertThat(shelf.find("used")).isPresent();
        }
    }

    @Test
    void whatIsStockedPushesNothingOut() {
        for (int value = 0; value < 10; value++) {
            assertThat(shelf.stock("value " + value, () -> MEGABYTE / 4)).isEqualTo(value < 4);
            assertThat(shelf.find("value " + value).isPresent()).isEqualTo(value < 4);
        }
        assertThat(shelf.find("value 0")).isPresent();
        assertThat(shelf.stock("value 0", () -> {
                    throw new IllegalStateException("It is there.");
                }))
                .isTrue();
    }

    @Test
    void aValueThatIsTooLargeIsServedAndNotKept() {
        assertThat(shelf.get("large", () -> 2 * MEGABYTE)).isEqualTo(2 * MEGABYTE);
        assertThat(shelf.find("large")).isEmpty();
        assertThat(shelf.bytes()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
