package dev.meno.psychometrics.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meno.psychometrics.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FsrsSchedulerTest {
    private static final double TOLERANCE = 1e-6;
    private static final List<Duration> LEARNING_STEPS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(10));
    private static final List<Duration> RELEARNING_STEPS = List.of(Duration.ofMinutes(10));

    @Test
    void fortyHistoriesAreScheduledAsByTheReferenceImplementation() {
        JsonNode file = Reference.read("fsrs6.json");
        List<Double> parameters = file.at("/header/parameters")
                .valueStream()
                .map(JsonNode::doubleValue)
                .toList();
        assertThat(parameters).isEqualTo(FsrsScheduler.DEFAULT_PARAMETERS);
        assertThat(file.get("cases")).hasSize(40);
        file.get("cases").forEach(FsrsSchedulerTest::assertScheduled);
    }

    private static void assertScheduled(JsonNode history) {
        boolean steps = !history.get("learning_steps").textValue().equals("none");
        FsrsScheduler scheduler = new FsrsScheduler(
                FsrsScheduler.DEFAULT_PARAMETERS,
                history.get("desired_retention").doubleValue(),
                steps ? LEARNING_STEPS : List.of(),
                steps ? RELEARNING_STEPS : List.of());
        @Nullable MemoryState state = null;
        Instant last = Instant.EPOCH;
        for (JsonNode expected : history.get("reviews")) {
            String what = "case %s at %s".formatted(history.get("id"), expected.get("at"));
            Instant at = Instant.parse(expected.get("at").textValue());
            Duration elapsed = state == null ? Duration.ZERO : Duration.between(last, at);
            if (state != null) {
                assertThat(scheduler.retrievability(state, elapsed))
                        .as(what)
                        .isCloseTo(expected.get("retrievability_before").doubleValue(), within(TOLERANCE));
            }
            FsrsScheduler.Review review = scheduler.review(
                    state, elapsed, rating(expected.get("rating").intValue()));
            state = review.state();
            last = at;
            assertThat(state.stability())
                    .as(what)
                    .isCloseTo(expected.get("stability").doubleValue(), within(TOLERANCE));
            assertThat(state.difficulty())
                    .as(what)
                    .isCloseTo(expected.get("difficulty").doubleValue(), within(TOLERANCE));
            assertThat(state.stage().name())
                    .as(what)
                    .isEqualTo(expected.get("state").textValue().toUpperCase(Locale.ROOT));
            assertThat(review.interval().toSeconds())
                    .as(what)
                    .isEqualTo(expected.get("interval_seconds").longValue());
        }
    }

    private static Rating rating(int grade) {
        return switch (grade) {
            case 1 -> Rating.AGAIN;
            case 2 -> Rating.HARD;
            case 3 -> Rating.GOOD;
            case 4 -> Rating.EASY;
            default -> throw new IllegalArgumentException("There is no grade %d.".formatted(grade));
        };
    }

    @Property
    void recallFadesAndIsNineTenthsWhenTheStabilityHasPassed(
            @ForAll @IntRange(min = 1, max = 3_000) int stability, @ForAll @IntRange(max = 3_000) int days) {
        MemoryState state = MemoryState.inReview(stability, 5);
        FsrsScheduler scheduler = FsrsScheduler.STANDARD;

        double now = scheduler.retrievability(state, Duration.ofDays(days));
        assertThat(now).isBetween(0.0, 1.0).isGreaterThan(scheduler.retrievability(state, Duration.ofDays(days + 1)));
        assertThat(scheduler.retrievability(state, Duration.ofDays(stability))).isCloseTo(0.9, within(1e-12));
    }

    @Property
    void aBetterAnswerNeverBringsAnEarlierReview(
            @ForAll @DoubleRange(min = 0.01, max = 500) double stability,
            @ForAll @DoubleRange(min = 1, max = 10) double difficulty,
            @ForAll @IntRange(max = 400) int days) {
        MemoryState state = MemoryState.inReview(stability, difficulty);
        double before = 0;
        for (Rating rating : Rating.values()) {
            double after = FsrsScheduler.STANDARD
                    .review(state, Duration.ofDays(days), rating)
                    .state()
                    .stability();
            assertThat(after).isGreaterThanOrEqualTo(before);
            before = after;
        }
    }

    @Test
    void aSingleLearningStepLastsHalfAsLongAgainWhenHard() {
        FsrsScheduler scheduler = new FsrsScheduler(FsrsScheduler.DEFAULT_PARAMETERS, 0.9, RELEARNING_STEPS, List.of());

        assertThat(scheduler.first(Rating.HARD).interval()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new FsrsScheduler(List.of(1.0), 0.9, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("21 parameters");
        assertThatThrownBy(() -> new FsrsScheduler(FsrsScheduler.DEFAULT_PARAMETERS, 1, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MemoryState.inReview(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MemoryState.inReview(1, 11)).isInstanceOf(IllegalArgumentException.class);
    }
}
