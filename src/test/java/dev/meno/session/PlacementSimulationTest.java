package dev.meno.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.ability.Answer;
import dev.meno.ability.ForecastEvidence;
import dev.meno.ability.LearnerState;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.course.publishing.SeedPool;
import dev.meno.learner.Background;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.CalibratedCourse;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.memory.Rating;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.PlacementPolicy;
import dev.meno.session.policy.SessionState;
import dev.meno.session.policy.Situation;
import dev.meno.session.policy.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Placements on banks of other shapes than the seed's, as partners bring them: each ends in time, and a forecast follows. Every draw
 * has a fixed seed.
 */
@Tag("simulation")
class PlacementSimulationTest {
    private static final int LEARNERS = 200;

    /** A bank and a bound on the mean number of questions, somewhat above what was measured. */
    static Stream<Arguments> courses() {
        return Stream.of(
                Arguments.of(CalibratedCourse.LICENSURE, 27),
                Arguments.of(new CalibratedCourse(1, 170, 170, 0.8, 0, 0.7), 17),
                Arguments.of(new CalibratedCourse(1, 40, 20, 1.2, 0.2, 0.6), 11),
                Arguments.of(new CalibratedCourse(4, 45, 40, 0.6, 0, 0.65), 27),
                // A forecast needs three answers in each of eight domains, and two in each of twelve.
                Arguments.of(new CalibratedCourse(8, 30, 15, 1, 0.25, 0.7), 29),
                Arguments.of(new CalibratedCourse(12, 10, 5, 1, 0, 0.6), 28),
                // A domain has fewer questions than a forecast wants.
                Arguments.of(new CalibratedCourse(2, 2, 2, 1, 0, 0.5), 5));
    }

    @ParameterizedTest
    @MethodSource("courses")
    void aForecastFollowsEveryPlacement(CalibratedCourse course, double meanLength) {
        ItemPool pool = SeedPool.of(course);
        RandomGenerator random = new SplittableRandom(1);
        int questions = 0;
        for (int learner = 0; learner < LEARNERS; learner++) {
            Placed placed = place(pool, learner, random);
            JointPosterior joint = placed.state().joint(Background.UNKNOWN.belief(pool));

            assertThat(placed.questions()).isLessThanOrEqualTo(30);
            questions += placed.questions();
            assertThat(missing(pool, placed.state())).isEmpty();
            assertThat(pool.exam().forecaster().orElseThrow().passProbability(joint))
                    .isBetween(0.0, 1.0);
        }
        assertThat((double) questions / LEARNERS).isLessThan(meanLength);
    }

    @ParameterizedTest
    @MethodSource("courses")
    void twoAnswersAreTooFew(CalibratedCourse course) {
        ItemPool pool = SeedPool.of(course);

        assertThat(missing(pool, answered(pool, 2, 1))).isNotEmpty();
    }

    @Test
    void aBankOfLittleDiscriminationNeedsTwentyFourAnswers() {
        ItemPool pool = SeedPool.of(CalibratedCourse.LICENSURE);

        assertThat(missing(pool, answered(pool, 3, 1))).containsExactly(0);
        assertThat(missing(pool, answered(pool, 23, 1))).containsExactly(0);
        assertThat(missing(pool, answered(pool, 24, 1))).isEmpty();
    }

    @Test
    void answersThatDoNotCountAreNoEvidenceHoweverMany() {
        ItemPool pool = SeedPool.of(CalibratedCourse.LICENSURE);

        assertThat(missing(pool, answered(pool, 24, 0))).containsExactly(0);
        assertThat(missing(pool, answered(pool, 170, 0))).containsExactly(0);
    }

    @Test
    void aResultThatIsSettledForEveryoneNeedsAnswersThatCountAllTheSame() {
        ItemPool pool = SeedPool.of(new CalibratedCourse(1, 40, 20, 1, 0, 0.1));
        assertThat(ForecastEvidence.isSettled(pool, LearnerState.unknown(1).joint(Background.UNKNOWN.belief(pool))))
                .isTrue();

        assertThat(missing(pool, answered(pool, 10, 0))).containsExactly(0);
        assertThat(missing(pool, answered(pool, 3, 1))).isEmpty();
    }

    @Test
    void inASmallCourseAllThereIsIsEnoughIfItCounts() {
        ItemPool pool = SeedPool.of(new CalibratedCourse(2, 2, 2, 0.5, 0, 0.5));

        assertThat(missing(pool, answered(pool, 3, 1))).containsExactly(1);
        assertThat(missing(pool, answered(pool, 4, 0))).containsExactly(0, 1);
        assertThat(missing(pool, answered(pool, 4, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "8, 3", "9, 2", "12, 2"})
    void anExamOfManyDomainsNeedsFewerAnswersInEach(int domains, int expected) {
        ItemPool pool = SeedPool.of(new CalibratedCourse(domains, 5, 1, 1, 0, 0.5));

        assertThat(ForecastEvidence.leastAnswers(pool, 0)).isEqualTo(expected);
    }

    @Test
    void noDomainNeedsMoreAnswersThanItHasQuestions() {
        assertThat(ForecastEvidence.leastAnswers(SeedPool.of(new CalibratedCourse(2, 2, 2, 1, 0, 0.5)), 1))
                .isEqualTo(2);
    }

    @Test
    void aQuestionThatAForecastNeedsSaysSo() {
        ItemPool pool = SeedPool.of(new CalibratedCourse(8, 30, 15, 1, 0.25, 0.7));
        Set<String> reasons = new HashSet<>();
        for (int learner = 0; learner < 5; learner++) {
            int[] answered = new int[8];
            for (Decision decision :
                    place(pool, learner, new SplittableRandom(learner)).decisions()) {
                int domain = pool.domains().indexOf(decision.domain());
                String reason = decision.grounds().reason();
                reasons.add(reason);
                assertThat(reason.startsWith("A forecast needs") && answered[domain] >= 3)
                        .isFalse();
                answered[domain]++;
            }
        }
        assertThat(reasons)
                .containsExactlyInAnyOrder(
                        "Your answer to this question tells a lot about your ability in all domains.",
                        "A forecast needs a few answers in this domain too.");
    }

    /** The first questions of a bank, seven of ten answered rightly: what takes about the pass mark of a licence. */
    private static LearnerState answered(ItemPool pool, int answers, double weight) {
        LearnerState state = LearnerState.unknown(pool.domains().size());
        for (int i = 0; i < answers; i++) {
            int points = i * 7 % 10 < 7 ? 1 : 0;
            state = state.plus(new Answer(pool.question(i), points, weight, 1, Rating.GOOD, Instant.EPOCH), pool);
        }
        return state;
    }

    private static List<Integer> missing(ItemPool pool, LearnerState state) {
        JointPrior belief = Background.UNKNOWN.belief(pool);
        return ForecastEvidence.missing(pool, state, belief, state.joint(belief));
    }

    private record Placed(LearnerState state, List<Decision> decisions) {
        int questions() {
            return decisions.size();
        }
    }

    private static Placed place(ItemPool pool, int learner, RandomGenerator random) {
        double[] theta = pool.population()
                .draw(IntStream.range(0, pool.domains().size())
                        .mapToDouble(domain -> random.nextGaussian())
                        .toArray());
        SessionState session = SessionState.beginning(
                SessionMode.PLACEMENT, pool.domains(), PlacementPolicy.LIMITS, CalendarZone.UTC, random.nextLong());
        LearnerState state = LearnerState.unknown(pool.domains().size());
        PlacementPolicy policy = new PlacementPolicy();
        List<Decision> decisions = new ArrayList<>();
        while (policy.next(new Situation(session, pool, state, Background.UNKNOWN, Instant.EPOCH))
                instanceof Step.Serve(Decision decision)) {
            session = session.serve(decision);
            decisions.add(decision);
            Question question = pool.find(decision.questionId()).orElseThrow();
            int points = Answers.draw(question.model(), theta[pool.domains().indexOf(question.domain())], random);
            state = state.plus(new Answer(question, points, 1, 1, Rating.GOOD, Instant.EPOCH), pool);
            session = session.answer();
        }
        return new Placed(state, decisions);
    }
}
