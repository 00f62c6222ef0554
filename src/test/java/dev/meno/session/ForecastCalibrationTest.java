package dev.meno.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.ability.Answer;
import dev.meno.ability.LearnerState;
import dev.meno.course.ExamBank;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.course.publishing.SeedPool;
import dev.meno.learner.Background;
import dev.meno.platform.CalendarZone;
import dev.meno.psychometrics.forecast.FormItem;
import dev.meno.psychometrics.memory.Rating;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.PlacementPolicy;
import dev.meno.session.policy.SessionState;
import dev.meno.session.policy.Situation;
import dev.meno.session.policy.Step;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Learners drawn from the population take a placement, get a forecast and then sit the mock exam: those who are told 70%
 * must pass in about 70 of 100 cases. Every draw has a fixed seed.
 */
@Tag("simulation")
class ForecastCalibrationTest {
    private static final int LEARNERS = 5_000;
    private static final int BINS = 10;
    private static final ItemPool POOL = SeedPool.read();

    private record Case(double forecast, boolean passed, int questions) {}

    @Test
    void theForecastAfterAPlacementIsCalibrated() {
        List<Case> cases = IntStream.range(0, LEARNERS)
                .parallel()
                .mapToObj(ForecastCalibrationTest::learner)
                .toList();

        double meanLength = cases.stream().mapToInt(Case::questions).average().orElseThrow();
        assertThat(meanLength).isLessThan(25);
        assertThat(cases.stream().mapToInt(Case::questions).max().orElseThrow()).isLessThanOrEqualTo(30);
        // Neither all pass nor all fail: there is something to forecast.
        assertThat(cases.stream().filter(Case::passed).count()).isBetween(500L, 4_500L);
        double[] line = logisticLine(cases);
        double error = expectedCalibrationError(cases);
        assertThat(line[1]).isBetween(0.9, 1.1);
        assertThat(error).isLessThanOrEqualTo(0.03);
    }

    private static Case learner(int seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double[] theta = POOL.population()
                .draw(IntStream.range(0, POOL.domains().size())
                        .mapToDouble(domain -> random.nextGaussian())
                        .toArray());
        LearnerState state = LearnerState.unknown(POOL.domains().size());
        SessionState session = SessionState.beginning(
                SessionMode.PLACEMENT, POOL.domains(), PlacementPolicy.LIMITS, CalendarZone.UTC, random.nextLong());
        PlacementPolicy policy = new PlacementPolicy();
        while (policy.next(new Situation(session, POOL, state, Background.UNKNOWN, Instant.EPOCH))
                instanceof Step.Serve(Decision decision)) {
            session = session.serve(decision);
            Question question = POOL.find(decision.questionId()).orElseThrow();
            int domain = POOL.domains().indexOf(question.domain());
            int points = Answers.draw(question.model(), theta[domain], random);
            state = state.plus(new Answer(question, points, 1, 1, Rating.GOOD, Instant.EPOCH), POOL);
            session = session.answer();
        }
        double forecast =
                POOL.exam().forecaster().orElseThrow().passProbability(state.joint(Background.UNKNOWN.belief(POOL)));
        return new Case(forecast, passes(theta, random), session.answered());
    }

    private static boolean passes(double[] theta, RandomGenerator random) {
        int points = 0;
        int most = 0;
        for (ExamBank.Place place :
                POOL.exam().form(new BitSet(), random.nextLong()).orElseThrow()) {
            if (place.isScored()) {
                FormItem item = POOL.exam().item(place.item());
                points +=
                        random.nextDouble() < item.probability(theta[POOL.bank().domainOf(place.item())], 1) ? 1 : 0;
                most += item.points();
            }
        }
        assertThat(most).isEqualTo(50);
        return POOL.exam().profile().scale().of(most).passes(points);
    }

    /** Mean distance of forecast and share of passes over bins of equally many forecasts. */
    private static double expectedCalibrationError(List<Case> cases) {
        List<Case> sorted = cases.stream()
                .sorted(Comparator.comparingDouble(Case::forecast))
                .toList();
        double error = 0;
        int size = cases.size() / BINS;
        for (int bin = 0; bin < BINS; bin++) {
            List<Case> part = sorted.subList(bin * size, (bin + 1) * size);
            double forecast =
                    part.stream().mapToDouble(Case::forecast).average().orElseThrow();
            double passed = (double) part.stream().filter(Case::passed).count() / size;
            error += Math.abs(forecast - passed) / BINS;
        }
        return error;
    }

    /** Intercept and slope of the passes on the logit of the forecast, by logistic regression with Newton steps. */
    private static double[] logisticLine(List<Case> cases) {
        double intercept = 0;
        double slope = 1;
        for (int step = 0; step < 25; step++) {
            double g0 = 0;
            double g1 = 0;
            double h00 = 0;
            double h01 = 0;
            double h11 = 0;
            for (Case each : cases) {
                double p = Math.clamp(each.forecast(), 1e-6, 1 - 1e-6);
                double x = Math.log(p / (1 - p));
                double fitted = 1 / (1 + Math.exp(-(intercept + slope * x)));
                double residual = (each.passed() ? 1 : 0) - fitted;
                double weight = fitted * (1 - fitted);
                g0 += residual;
                g1 += residual * x;
                h00 += weight;
                h01 += weight * x;
                h11 += weight * x * x;
            }
            double determinant = h00 * h11 - h01 * h01;
            intercept += (h11 * g0 - h01 * g1) / determinant;
            slope += (h00 * g1 - h01 * g0) / determinant;
        }
        return new double[] {intercept, slope};
    }
}
