package dev.meno.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.ability.Answer;
import dev.meno.ability.LearnerState;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.course.publishing.SeedPool;
import dev.meno.learner.Background;
import dev.meno.platform.CalendarZone;
import dev.meno.psychometrics.memory.Rating;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.PracticePolicy;
import dev.meno.session.policy.SessionPolicy;
import dev.meno.session.policy.SessionState;
import dev.meno.session.policy.Situation;
import dev.meno.session.policy.Step;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A first practice session on the seed bank, for learners of one ability at a time. Every draw has a fixed seed. */
@Tag("simulation")
class PracticeSimulationTest {
    private static final int LEARNERS = 240;
    private static final int QUESTIONS = 40;
    private static final ItemPool POOL = SeedPool.read();

    @ParameterizedTest
    @ValueSource(doubles = {-2, -1, 0, 1, 2})
    void theBankIsUsedEvenlyAndTheExamsDomainsAreAllPractised(double theta) {
        int[] uses = new int[POOL.size()];
        int[] perDomain = new int[POOL.domains().size()];
        int inZone = 0;
        for (int learner = 0; learner < LEARNERS; learner++) {
            RandomGenerator random = new SplittableRandom(learner);
            SessionState session = SessionState.beginning(
                    SessionMode.PRACTICE,
                    POOL.domains(),
                    new SessionPolicy(QUESTIONS, null),
                    CalendarZone.UTC,
                    random.nextLong());
            LearnerState state = LearnerState.unknown(POOL.domains().size());
            PracticePolicy policy = new PracticePolicy();
            while (policy.next(new Situation(session, POOL, state, Background.UNKNOWN, Instant.EPOCH))
                    instanceof Step.Serve(Decision decision)) {
                session = session.serve(decision);
                int item = POOL.position(decision.questionId()).orElseThrow();
                uses[item]++;
                perDomain[POOL.bank().domainOf(item)]++;
                Question question = POOL.question(item);
                double success =
                        question.model().probability(theta, question.model().categories() - 1);
                inZone += success >= 0.45 && success <= 0.95 ? 1 : 0;
                int points = Answers.draw(question.model(), theta, random);
                state = state.plus(new Answer(question, points, 1, 1, Rating.GOOD, Instant.EPOCH), POOL);
                session = session.answer();
            }
            assertThat(session.answered()).isEqualTo(QUESTIONS);
        }
        for (int item = 0; item < uses.length; item++) {
            assertThat(uses[item]).as(POOL.question(item).key()).isLessThanOrEqualTo(LEARNERS / 4);
        }
        int all = LEARNERS * QUESTIONS;
        assertThat((double) perDomain[0] / all).isBetween(0.4, 0.6);
        assertThat((double) perDomain[1] / all).isBetween(0.17, 0.33);
        assertThat((double) perDomain[2] / all).isBetween(0.17, 0.33);
        // Far out the bank has little in the zone; in the middle most lies about it.
        if (Math.abs(theta) <= 1) {
            assertThat((double) inZone / all).isGreaterThan(0.6);
        }
    }
}
