package dev.meno.psychometrics.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.GradedItem;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamForecasterTest {
    private static final List<List<FormItem>> FORM = List.of(items(33, 1), items(16, 2), items(16, 3));
    private static final ScoreScale SCALE = ScoreScale.linear(100, 1000, 750, 65);

    private static List<FormItem> items(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(i ->
                        FormItem.of(LogisticItem.threePl(random.nextDouble(0.6, 1.8), random.nextDouble(-2, 2), 0.2)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3, -0.4, 0, 2.2})
    void theDistributionOfPointsIsTheSumOverAllPatterns(double theta) {
        List<ItemModel> form =
                List.of(LogisticItem.threePl(1.2, 0.3, 0.2), new GradedItem(1, -1, 0.5), LogisticItem.twoPl(0.8, -1));
        double[] expected = new double[5];
        for (int x = 0; x < 2; x++) {
            for (int y = 0; y < 3; y++) {
                for (int z = 0; z < 2; z++) {
                    expected[x + y + z] += form.get(0).probability(theta, x)
                            * form.get(1).probability(theta, y)
                            * form.get(2).probability(theta, z);
                }
            }
        }
        assertArrayEquals(
                expected,
                LordWingersky.distribution(form.stream().map(FormItem::of).toList(), theta),
                1e-15);
    }

    @Test
    void theMeanOfThePointsIsTheSumOfTheExpectedScores() {
        double[] distribution = LordWingersky.distribution(FORM.getFirst(), 0.7);
        double mean = IntStream.range(0, distribution.length)
                .mapToDouble(points -> points * distribution[points])
                .sum();
        double expected = FORM.getFirst().stream()
                .mapToDouble(item -> item.model().expectedScore(0.7))
                .sum();
        assertEquals(expected, mean, 1e-12);
        assertEquals(1, DoubleStream.of(distribution).sum(), 1e-13);
        assertArrayEquals(new double[] {1}, LordWingersky.distribution(List.of(), 0));
    }

    /** 200 000 pseudorandom exams: abilities from the posterior, answers from the items. */
    @Test
    void theForecastIsWhatSimulatedExamsShow() {
        JointPosterior posterior = posterior(0.6);
        ExamForecast forecast = new ExamForecaster(FORM, SCALE).forecast(posterior);
        SplittableRandom random = new SplittableRandom(11);
        int exams = 200_000;
        int passed = 0;
        double score = 0;
        int within = 0;
        double l11 = posterior.estimate(0).standardError();
        double l21 = posterior.covariance(1, 0) / l11;
        double l22 = Math.sqrt(posterior.covariance(1, 1) - l21 * l21);
        double l31 = posterior.covariance(2, 0) / l11;
        double l32 = (posterior.covariance(2, 1) - l31 * l21) / l22;
        double l33 = Math.sqrt(posterior.covariance(2, 2) - l31 * l31 - l32 * l32);
        for (int exam = 0; exam < exams; exam++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            double z = random.nextGaussian();
            double[] theta = {
                posterior.estimate(0).theta() + l11 * x,
                posterior.estimate(1).theta() + l21 * x + l22 * y,
                posterior.estimate(2).theta() + l31 * x + l32 * y + l33 * z
            };
            int points = 0;
            for (int domain = 0; domain < 3; domain++) {
                for (FormItem item : FORM.get(domain)) {
                    points += random.nextDouble() < item.probability(theta[domain], 1) ? 1 : 0;
                }
            }
            passed += SCALE.passes(points) ? 1 : 0;
            score += SCALE.scaled(points);
            within += SCALE.scaled(points) >= forecast.low() && SCALE.scaled(points) <= forecast.high() ? 1 : 0;
        }
        // Four standard errors of a share from 200 000 exams are 0.0045 at most.
        assertEquals(passed / (double) exams, forecast.passProbability(), 0.0045);
        assertEquals(score / exams, forecast.expectedScore(), 1.5);
        assertTrue(within / (double) exams >= 0.9 - 0.004, "within " + within / (double) exams);
        assertTrue(within / (double) exams <= 0.97, "within " + within / (double) exams);
    }

    @Test
    void theSameStateGivesTheSameForecast() {
        assertEquals(
                new ExamForecaster(FORM, SCALE).forecast(posterior(0.3)),
                new ExamForecaster(FORM, SCALE).forecast(posterior(0.3)));
    }

    @Test
    void moreAbilityMakesPassingMoreLikely() {
        double before = 0;
        for (double theta = -2; theta <= 3; theta += 0.5) {
            ExamForecast forecast = new ExamForecaster(FORM, SCALE).forecast(posterior(theta));
            assertTrue(forecast.passProbability() > before);
            assertTrue(forecast.low() <= forecast.expectedScore() && forecast.expectedScore() <= forecast.high());
            assertEquals(
                    1,
                    forecast.points().stream().mapToDouble(Double::doubleValue).sum(),
                    1e-12);
            before = forecast.passProbability();
        }
    }

    @Test
    void theDomainWithMostOfTheExamIsTheLongestLever() {
        ExamForecast forecast = new ExamForecaster(FORM, SCALE).forecast(posterior(0.6));
        assertEquals(3, forecast.levers().size());
        assertEquals(
                List.of(33, 16, 16),
                forecast.levers().stream().map(ExamForecast.Lever::maxPoints).toList());
        forecast.levers().forEach(lever -> assertTrue(lever.passProbabilityGain() > 0 && lever.scoreGain() > 0));
        assertTrue(forecast.levers().get(0).passProbabilityGain()
                > forecast.levers().get(1).passProbabilityGain());
        assertEquals(
                forecast.expectedPoints(),
                forecast.levers().stream()
                        .mapToDouble(ExamForecast.Lever::expectedPoints)
                        .sum(),
                1e-9);
    }

    private static JointPosterior posterior(double mean) {
        double[][] covariance = {{0.10, 0.03, 0.03}, {0.03, 0.16, 0.04}, {0.03, 0.04, 0.2}};
        return JointPosterior.of(
                JointPrior.of(new double[] {mean, mean, mean}, covariance),
                Collections.nCopies(3, LogLikelihood.none(ThetaGrid.STANDARD)));
    }

    @Test
    void theScaleRisesFromTheLowestOverThePassMarkToTheHighest() {
        ScoreScale scale = new ScoreScale(100, 1000, 750, 40, 65);
        assertEquals(100, scale.scaled(0));
        assertEquals(750, scale.scaled(40), 1e-12);
        assertEquals(1000, scale.scaled(65), 1e-12);
        assertTrue(scale.passes(40));
        assertTrue(!scale.passes(39));
        assertEquals(46.94444444444444, SCALE.pointsToPass(), 1e-12);
        assertTrue(SCALE.passes(47));
        assertTrue(!SCALE.passes(46));
        assertEquals(10, new ScoreScale(0, 10, 10, 5, 5).scaled(5));
    }

    @Test
    void refusesWhatIsNoExam() {
        assertThrows(IllegalArgumentException.class, () -> new ScoreScale(100, 1000, 100, 40, 65));
        assertThrows(IllegalArgumentException.class, () -> new ScoreScale(100, 1000, 750, 66, 65));
        assertThrows(IllegalArgumentException.class, () -> new ScoreScale(100, Double.NaN, 750, 40, 65));
        assertThrows(IllegalArgumentException.class, () -> new ExamForecaster(FORM, ScoreScale.linear(0, 100, 50, 64)));
        ExamForecaster forecaster = new ExamForecaster(FORM, SCALE);
        JointPosterior two = JointPosterior.of(
                JointPrior.standard(2, 0), Collections.nCopies(2, LogLikelihood.none(ThetaGrid.STANDARD)));
        assertThrows(IllegalArgumentException.class, () -> forecaster.forecast(two));
    }
}
