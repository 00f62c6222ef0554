package dev.meno.analytics.folding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Golden;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.population.ChoiceProfile;
import dev.meno.psychometrics.population.ItemTally;
import dev.meno.psychometrics.population.PredictedScore;
import dev.meno.session.AnsweredQuestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuestionTallyTest {
    private static final UUID QUESTION = new UUID(0, 1);

    @Test
    void whatIsStoredIsReadBack() {
        QuestionTally tally = QuestionTally.first(answer(1, 0.3, 21_000L, "B"), new PredictedScore(0.6, 0.24))
                .plus(QuestionTally.first(answer(0, -4, null, "A", "C"), new PredictedScore(0.2, 0.16)))
                .plus(QuestionTally.repeated());
        QuestionTally read = QuestionTally.of(tally.attempts(), tally.toBytes());
        assertThat(read.attempts()).isEqualTo(3);
        assertThat(read.learners()).isEqualTo(2);
        assertThat(read.item().toArray()).isEqualTo(tally.item().toArray());
        assertThat(read.profile()).isEqualTo(tally.profile());
        assertThat(read.times()).isEqualTo(tally.times());
    }

    @Test
    void talliesAreReadForever() {
        QuestionTally tally = new QuestionTally(
                0,
                ItemTally.of(new double[] {3, 1.5, 1.25, -0.5, 2.25, 0.75, 0.5, 1.75, 0.625, 0.5}),
                ChoiceProfile.ofBand(2, 1, 0.5, Map.of("A", 1, "C", 1))
                        .plus(ChoiceProfile.ofBand(9, 70_000, 1, Map.of("B", 70_000))),
                ResponseTimes.ofClass(0, 1).plus(ResponseTimes.ofClass(57, 70_000)));
        Golden.assertIsReadForever(QuestionTally.FORMAT, tally);
    }

    @Test
    void theOrderOfAnswersDoesNotShowInTheBytes() {
        Random random = new Random(7);
        List<QuestionTally> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            answers.add(QuestionTally.first(
                    answer(random.nextInt(2), random.nextGaussian(), random.nextLong(90_000), "A"),
                    new PredictedScore(random.nextDouble(), random.nextDouble() / 4)));
        }
        byte[] inOrder = sum(answers).toBytes();
        Collections.shuffle(answers, random);
        assertThat(sum(answers).toBytes()).isEqualTo(inOrder);
        QuestionTally guest = answers.getFirst();
        assertThat(sum(answers).plus(guest).minus(guest).toBytes()).isEqualTo(inOrder);
    }

    @Test
    void theMedianTimeIsGoodToATenth() {
        Random random = new Random(8);
        long[] millis = random.longs(1_001, 2_000, 200_000).toArray();
        ResponseTimes times = ResponseTimes.NONE;
        for (long each : millis) {
            times = times.plus(ResponseTimes.of(each));
        }
        Arrays.sort(millis);
        double median = millis[500] / 1000.0;
        assertThat(times.medianSeconds().orElseThrow()).isBetween(0.9 * median, 1.1 * median);
        assertThat(ResponseTimes.NONE.medianSeconds()).isEmpty();
        assertThat(ResponseTimes.of(0).medianSeconds().orElseThrow()).isLessThan(0.5);
        assertThat(ResponseTimes.of(Long.MAX_VALUE).medianSeconds().orElseThrow())
                .isGreaterThan(3_600);
    }

    private static QuestionTally sum(List<QuestionTally> tallies) {
        return tallies.stream().reduce(QuestionTally.NONE, QuestionTally::plus);
    }

    private static AnsweredQuestion answer(int score, double theta, Long millis, String... chosen) {
        return new AnsweredQuestion(
                1,
                QUESTION,
                1,
                0,
                "ml",
                score,
                1,
                List.of(chosen),
                millis,
                false,
                new AbilityEstimate(theta, 0.5),
                new AbilityEstimate(theta, 0.49),
                Instant.EPOCH);
    }
}
