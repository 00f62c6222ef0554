package dev.meno.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.course.SeedPool;
import dev.meno.course.content.CourseFiles;
import dev.meno.learner.Answer;
import dev.meno.learner.Background;
import dev.meno.learner.ForecastEvidence;
import dev.meno.learner.LearnerState;
import dev.meno.platform.CalibratedCourse;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.memory.Rating;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Placements on banks of other shapes than the seed's, as partners bring them: each ends in time, and a forecast follows. Every draw
 * has a fixed seed.
 */
@Tag("simulation")
class PlacementSimulationTest {
    private static final int LEARNERS = 200;

    static Stream<CalibratedCourse> courses() {
        return Stream.of(
                CalibratedCourse.LICENSURE,
                new CalibratedCourse(1, 40, 20, 1.2, 0.2, 0.6),
                new CalibratedCourse(4, 45, 40, 0.6, 0, 0.65),
                new CalibratedCourse(8, 30, 15, 1, 0.25, 0.7),
                new CalibratedCourse(12, 10, 5, 1, 0, 0.6),
                // A domain has fewer questions than a forecast wants.
                new CalibratedCourse(2, 2, 2, 1, 0, 0.5));
    }

    @ParameterizedTest
    @MethodSource("courses")
    void aForecastFollowsEveryPlacement(CalibratedCourse course) {
        ItemPool pool = pool(course);
        RandomGenerator random = new SplittableRandom(1);
        for (int learner = 0; learner < LEARNERS; learner++) {
            Placed placed = place(pool, learner, random);
            JointPosterior joint = placed.state().joint(Background.UNKNOWN.belief(pool));

            assertThat(placed.questions()).isLessThanOrEqualTo(30);
            assertThat(ForecastEvidence.missing(pool, placed.state(), joint)).isEmpty();
            assertThat(pool.exam().forecaster().orElseThrow().passProbability(joint))
                    .isBetween(0.0, 1.0);
        }
    }

    @ParameterizedTest
    @MethodSource("courses")
    void threeAnswersAreTooFew(CalibratedCourse course) {
        ItemPool pool = pool(course);
        LearnerState state = LearnerState.unknown(pool.domains().size());
        for (int i = 0; i < 2; i++) {
            state = state.plus(new Answer(pool.question(i), 1, 1, 1, Rating.GOOD, Instant.EPOCH), pool);
        }

        assertThat(ForecastEvidence.missing(pool, state, state.joint(Background.UNKNOWN.belief(pool))))
                .isNotEmpty();
    }

    private record Placed(LearnerState state, int questions) {}

    private static Placed place(ItemPool pool, int learner, RandomGenerator random) {
        double[] theta = pool.population()
                .draw(IntStream.range(0, pool.domains().size())
                        .mapToDouble(domain -> random.nextGaussian())
                        .toArray());
        Session session = new Session(
                new UUID(2, learner),
                new UUID(3, learner),
                pool.courseId(),
                new Session.Scope(SessionMode.PLACEMENT, pool.domains(), PlacementPolicy.LIMITS, "{}"),
                random.nextLong(),
                Instant.EPOCH);
        LearnerState state = LearnerState.unknown(pool.domains().size());
        PlacementPolicy policy = new PlacementPolicy();
        while (policy.next(new Situation(session, pool, state, Background.UNKNOWN, Instant.EPOCH))
                instanceof Step.Serve(Decision decision)) {
            session.serve(decision, "");
            Question question = pool.find(decision.questionId()).orElseThrow();
            int points = Answers.draw(question.model(), theta[pool.domains().indexOf(question.domain())], random);
            state = state.plus(new Answer(question, points, 1, 1, Rating.GOOD, Instant.EPOCH), pool);
            session.recordAnswer(points > 0);
        }
        return new Placed(state, session.answered());
    }

    private static ItemPool pool(CalibratedCourse course) {
        ObjectMapper json = new ObjectMapper();
        Map<String, String> texts = new HashMap<>();
        course.files("licence").forEach((name, file) -> {
            try {
                texts.put(name, json.writeValueAsString(file));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        });
        return SeedPool.of(CourseFiles.of(texts));
    }
}
