package dev.meno.ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meno.course.ExamBank;
import dev.meno.course.ItemPool;
import dev.meno.course.publishing.SeedPool;
import dev.meno.learner.Background;
import dev.meno.platform.CalibratedCourse;
import dev.meno.psychometrics.ability.JointPrior;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.memory.Rating;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopicLeverTest {
    private static final ItemPool POOL = SeedPool.of(new CalibratedCourse(2, 30, 15, 1.2, 0, 0.7));
    private static final JointPrior BELIEF = Background.UNKNOWN.belief(POOL);

    @Test
    void answersInOneDomainTellOfTheTopicsOfAnother() {
        LearnerState state = rightAnswersInTheFirstDomain();
        double theta = state.joint(BELIEF).estimate(1).theta();
        assertThat(theta).isGreaterThan(0.5);

        ExamBank.TopicShare topic = POOL.exam().topics().get(1);
        double gain = lever(state, BELIEF, topic.topic());

        // Nothing was answered in the second domain, so that its topic stands where the domain does.
        assertThat(gain).isCloseTo(POOL.exam().scoreGain(topic, theta), within(0.01));
        assertThat(gain).isLessThan(POOL.exam().scoreGain(topic, 0) - 0.1);
    }

    @Test
    void theBackgroundTellsOfTopicsToo() {
        LearnerState nothing = LearnerState.unknown(2);
        JointPrior able = JointPrior.of(new double[] {0.7, 0.7}, new double[][] {{0.81, 0.4}, {0.4, 0.81}});

        for (ExamBank.TopicShare topic : POOL.exam().topics()) {
            assertThat(lever(nothing, able, topic.topic()))
                    .isCloseTo(POOL.exam().scoreGain(topic, 0.7), within(0.01));
        }
    }

    @Test
    void whatOtherDomainsTellLeavesOutADomainsOwnAnswers() {
        LearnerState state = rightAnswersInTheFirstDomain();

        assertThat(state.elsewhere(0, BELIEF)).isEqualTo(NormalPrior.STANDARD);
        assertThat(state.elsewhere(1, BELIEF)).isEqualTo(state.joint(BELIEF).marginal(1));
    }

    private static LearnerState rightAnswersInTheFirstDomain() {
        LearnerState state = LearnerState.unknown(2);
        for (int item : IntStream.range(0, 20).toArray()) {
            assertThat(POOL.bank().domainOf(item)).isZero();
            state = state.plus(new Answer(POOL.question(item), 1, 1, 1, Rating.GOOD, Instant.EPOCH), POOL);
        }
        return state;
    }

    private static double lever(LearnerState state, JointPrior belief, String topic) {
        List<ForecastView.TopicLever> levers = Forecasts.levers(POOL, state, belief);
        return levers.stream()
                .filter(lever -> lever.topic().equals(topic))
                .findFirst()
                .orElseThrow()
                .scoreGain();
    }
}
