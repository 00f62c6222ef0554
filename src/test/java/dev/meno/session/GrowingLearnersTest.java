package dev.meno.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.ability.Answer;
import dev.meno.ability.LearnerState;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.course.publishing.SeedPool;
import dev.meno.psychometrics.memory.Rating;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What fading evidence is good for, and what it costs: learners who improve by two logits in sixty days, and learners who stay
 * as they are, answer four questions a day.
 */
@Tag("simulation")
class GrowingLearnersTest {
    private static final int LEARNERS = 300;
    private static final int DAYS = 60;
    private static final int QUESTIONS_PER_DAY = 4;
    private static final int DOMAIN = 0;
    private static final ItemPool POOL = SeedPool.read();
    private static final int[] ITEMS = IntStream.range(0, POOL.size())
            .filter(item -> POOL.bank().domainOf(item) == DOMAIN)
            .toArray();

    @Test
    void fadingEvidenceFollowsLearnersWhoImprove() {
        IntToDoubleFunction growing = day -> -1 + 2.0 * day / DAYS;

        double kept = rootMeanSquareError(growing, 1);
        double fading = rootMeanSquareError(growing, 0.95);

        // All evidence together tells of the average of the past, a logit below where they are now.
        assertThat(kept).isGreaterThan(0.6);
        assertThat(fading).isLessThan(0.65 * kept);
    }

    @Test
    void itCostsPrecisionWhereNothingChanges() {
        double kept = rootMeanSquareError(day -> 0.5, 1);
        double fading = rootMeanSquareError(day -> 0.5, 0.95);

        assertThat(kept).isLessThan(0.25);
        assertThat(fading).isBetween(kept, 0.45);
    }

    /** Error of the estimates on the last day. */
    private static double rootMeanSquareError(IntToDoubleFunction ability, double retentionPerDay) {
        double squares = IntStream.range(0, LEARNERS)
                .mapToDouble(learner -> {
                    RandomGenerator random = new SplittableRandom(learner);
                    LearnerState state = LearnerState.unknown(POOL.domains().size());
                    for (int day = 0; day < DAYS; day++) {
                        for (int n = 0; n < QUESTIONS_PER_DAY; n++) {
                            Question question = POOL.question(ITEMS[random.nextInt(ITEMS.length)]);
                            int points = Answers.draw(question.model(), ability.applyAsDouble(day), random);
                            double discount = n == 0 && day > 0 ? retentionPerDay : 1;
                            state = state.plus(
                                    new Answer(
                                            question,
                                            points,
                                            1,
                                            discount,
                                            Rating.GOOD,
                                            Instant.EPOCH.plus(day, ChronoUnit.DAYS)),
                                    POOL);
                        }
                    }
                    double error = state.domain(DOMAIN).estimate().theta() - ability.applyAsDouble(DAYS - 1);
                    return error * error;
                })
                .sum();
        return Math.sqrt(squares / LEARNERS);
    }
}
