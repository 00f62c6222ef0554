package dev.meno.course.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.course.QuestionDocument;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.model.PartialCreditItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StartingModelTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double DIFFICULTY = 0.4;

    @Test
    void aSingleChoiceHasAFloorOfOneOverItsOptions() throws Exception {
        LogisticItem item = (LogisticItem) StartingModel.of(question("single-choice", options(4, 1), "application"));

        assertThat(item.guessing()).isEqualTo(0.25);
        assertThat(item.difficulty()).isEqualTo(DIFFICULTY);
        assertThat(item.discrimination()).isEqualTo(1.0);
    }

    @Test
    void recallDiscriminatesLessAndAnalysisMore() throws Exception {
        assertThat(((LogisticItem) StartingModel.of(question("single-choice", options(4, 1), "recall")))
                        .discrimination())
                .isEqualTo(0.9);
        assertThat(((LogisticItem) StartingModel.of(question("single-choice", options(4, 1), "analysis")))
                        .discrimination())
                .isEqualTo(1.1);
    }

    @Test
    void aNumberCannotBeGuessed() throws Exception {
        LogisticItem item = (LogisticItem)
                StartingModel.of(question("numeric", "\"answer\":{\"value\":1,\"tolerance\":0}", "application"));

        assertThat(item.guessing()).isZero();
    }

    @Test
    void atTheDifficultyAFullScoreIsMidwayBetweenGuessingAndCertainty() throws Exception {
        assertThat(probabilityOfAll(StartingModel.of(question("multiple-response", options(5, 2), "application"))))
                .isCloseTo((1 + 0.1) / 2, within(1e-9));
        assertThat(probabilityOfAll(StartingModel.of(question("ordering", ordering(), "application"))))
                .isCloseTo((1 + 1.0 / 24) / 2, within(1e-9));
        assertThat(probabilityOfAll(StartingModel.of(question("matching", matching(), "application"))))
                .isCloseTo((1 + 1.0 / 16) / 2, within(1e-9));
    }

    @Test
    void theCategoriesAreThoseOfABlindGuessAtOneAbility() throws Exception {
        PartialCreditItem item =
                (PartialCreditItem) StartingModel.of(question("multiple-response", options(5, 2), "application"));
        double[] guess = BlindGuess.choices(5, 2);
        // Where the odds of one point against none are those of the guess, the odds of two against one must be as well.
        double theta = item.steps()[0] + Math.log(guess[1] / guess[0]) / item.discrimination();

        for (int points = 0; points < 3; points++) {
            assertThat(item.probability(theta, points)).isCloseTo(guess[points], within(1e-9));
        }
    }

    @Test
    void aQuestionOfSeveralPointsTellsNotMuchMoreThanOneOfASinglePoint() throws Exception {
        ItemModel ordering = StartingModel.of(question("ordering", ordering(), "application"));
        double most = IntStream.rangeClosed(-40, 40)
                .mapToDouble(tenth -> ordering.information(tenth / 10.0))
                .max()
                .orElseThrow();

        // A dichotomous item with a slope of 1 has 0.25 at most.
        assertThat(most).isBetween(0.25, 1.0);
    }

    @Test
    void blindOrdersAreCountedByTheirFollowers() {
        for (int options = 3; options <= 6; options++) {
            assertThat(BlindGuess.order(options)).containsExactly(followers(options), within(1e-12));
        }
    }

    @Test
    void blindChoicesAndMatchesAddUp() {
        assertThat(BlindGuess.choices(5, 2)).containsExactly(new double[] {0.3, 0.6, 0.1}, within(1e-12));
        assertThat(BlindGuess.matches(2, 4)).containsExactly(new double[] {0.5625, 0.375, 0.0625}, within(1e-12));
        // Three of four: two hits are certain; what is impossible by a full choice stays possible for a shorter one.
        double[] certain = BlindGuess.choices(4, 3);
        assertThat(certain[0]).isPositive();
        assertThat(Arrays.stream(certain).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void parametersFromACalibrationAreUsedAsTheyStand() throws Exception {
        LogisticItem choice = (LogisticItem) StartingModel.of(calibrated(
                "single-choice", options(4, 1), "{\"discrimination\":0.4,\"difficulty\":-7.25,\"guessing\":0.1}"));
        assertThat(choice).isEqualTo(LogisticItem.threePl(0.4, -7.25, 0.1));

        LogisticItem unguessed = (LogisticItem) StartingModel.of(
                calibrated("single-choice", options(4, 1), "{\"discrimination\":1,\"difficulty\":0.5}"));
        assertThat(unguessed.guessing()).isZero();

        PartialCreditItem ordering = (PartialCreditItem)
                StartingModel.of(calibrated("ordering", ordering(), "{\"discrimination\":0.7,\"steps\":[-1,0.5,2]}"));
        assertThat(ordering.discrimination()).isEqualTo(0.7);
        assertThat(ordering.steps()).containsExactly(-1, 0.5, 2);
    }

    /** Shares of the orders of so many options with 0, 1 … options that directly follow the one they should, by counting. */
    private static double[] followers(int options) {
        double[] counts = new double[options];
        List<List<Integer>> orders = orders(IntStream.range(0, options).boxed().toList());
        for (List<Integer> order : orders) {
            int followed = 0;
            for (int i = 1; i < options; i++) {
                followed += order.get(i) == order.get(i - 1) + 1 ? 1 : 0;
            }
            counts[followed]++;
        }
        return Arrays.stream(counts).map(count -> count / orders.size()).toArray();
    }

    private static List<List<Integer>> orders(List<Integer> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : items) {
            for (List<Integer> rest :
                    orders(items.stream().filter(item -> !item.equals(first)).toList())) {
                List<Integer> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }

    private static double probabilityOfAll(ItemModel item) {
        return item.probability(DIFFICULTY, item.categories() - 1);
    }

    private static String options(int count, int right) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"%s\",\"text\":\"%d\",\"correct\":%s,\"rationale\":\"r\"}"
                        .formatted((char) ('A' + i), i, i < right))
                .collect(java.util.stream.Collectors.joining(",", "\"options\":[", "]"));
    }

    private static String ordering() {
        return options(4, 0) + ",\"order\":[\"B\",\"A\",\"D\",\"C\"]";
    }

    private static String matching() {
        return options(4, 0)
                + ",\"prompts\":[{\"id\":\"1\",\"text\":\"p\",\"match\":\"A\",\"rationale\":\"r\"},"
                + "{\"id\":\"2\",\"text\":\"q\",\"match\":\"C\",\"rationale\":\"r\"}]";
    }

    private static QuestionDocument calibrated(String kind, String task, String parameters) throws Exception {
        return JSON.readValue(
                "{\"key\":\"k\",\"kind\":\"%s\",\"stem\":\"s\",%s,\"explanation\":\"e\",\"hints\":[\"h\"],\"cognitiveLevel\":\"recall\",\"parameters\":%s}"
                        .formatted(kind, task, parameters),
                QuestionDocument.class);
    }

    private static QuestionDocument question(String kind, String task, String level) throws Exception {
        return JSON.readValue(
                "{\"key\":\"k\",\"kind\":\"%s\",\"stem\":\"s\",%s,\"explanation\":\"e\",\"hints\":[\"h\"],\"cognitiveLevel\":\"%s\",\"difficulty\":%s,\"difficultyUncertainty\":0.8}"
                        .formatted(kind, task, level, DIFFICULTY),
                QuestionDocument.class);
    }
}
