package dev.meno.session.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.ability.Answer;
import dev.meno.ability.LearnerState;
import dev.meno.course.ItemPool;
import dev.meno.course.publishing.SeedPool;
import dev.meno.learner.Background;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.CalibratedCourse;
import dev.meno.psychometrics.memory.Rating;
import dev.meno.session.SessionMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewPolicyTest {
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    /** Two domains of four questions each: 0 to 3 and 4 to 7. */
    private static final ItemPool POOL = SeedPool.of(new CalibratedCourse(2, 4, 3, 1, 0, 0.6));

    private final ReviewPolicy policy = new ReviewPolicy();

    @Test
    void whoHasAnsweredNothingHasNothingToReview() {
        assertThat(policy.next(situation(session(null), LearnerState.unknown(2), NOON)))
                .isEqualTo(new Step.Finish(FinishReason.NOTHING_DUE));
    }

    @Test
    void whatIsMostOverdueComesFirst() {
        // Forgotten ten days ago, and two days ago.
        LearnerState state = answered(LearnerState.unknown(2), 1, Rating.AGAIN, NOON.minus(Duration.ofDays(10)));
        state = answered(state, 5, Rating.AGAIN, NOON.minus(Duration.ofDays(2)));

        Decision decision = served(policy.next(situation(session(null), state, NOON)));

        assertThat(decision.questionId()).isEqualTo(POOL.question(1).id());
        assertThat(decision.grounds().policy()).isEqualTo("review");
        assertThat(decision.grounds().candidates().stream().map(Decision.Candidate::questionId))
                .containsExactly(POOL.question(1).id(), POOL.question(5).id());
        assertThat(decision.grounds().terms())
                .isEqualTo(Map.of("review", decision.grounds().value()));
    }

    @Test
    void aQuestionIsAskedOnceInASession() {
        LearnerState state = answered(LearnerState.unknown(2), 1, Rating.AGAIN, NOON.minus(Duration.ofDays(10)));
        Decision first = served(policy.next(situation(session(null), state, NOON)));

        assertThat(policy.next(situation(session(null).serve(first), state, NOON)))
                .isEqualTo(new Step.Finish(FinishReason.NOTHING_DUE));
    }

    @Test
    void aDomainOutOfScopeIsNotReviewed() {
        LearnerState state = answered(LearnerState.unknown(2), 1, Rating.AGAIN, NOON.minus(Duration.ofDays(10)));
        SessionState other = SessionState.beginning(
                SessionMode.REVIEW, List.of(POOL.domains().getLast()), SessionPolicy.UNLIMITED, CalendarZone.UTC, 1);

        assertThat(policy.next(situation(other, state, NOON))).isEqualTo(new Step.Finish(FinishReason.NOTHING_DUE));
    }

    @Test
    void aSessionIsOverAtItsNumberOfQuestionsThoughMoreIsDue() {
        LearnerState state = answered(LearnerState.unknown(2), 1, Rating.AGAIN, NOON.minus(Duration.ofDays(10)));
        state = answered(state, 5, Rating.AGAIN, NOON.minus(Duration.ofDays(2)));
        SessionState limited = session(1);
        Decision first = served(policy.next(situation(limited, state, NOON)));

        // A question that was skipped is not one that was answered.
        assertThat(policy.next(situation(limited.serve(first), state, NOON))).isInstanceOf(Step.Serve.class);
        assertThat(policy.next(situation(limited.serve(first).answer(), state, NOON)))
                .isEqualTo(new Step.Finish(FinishReason.MAX_QUESTIONS));
    }

    private static SessionState session(@Nullable Integer maxQuestions) {
        return SessionState.beginning(
                SessionMode.REVIEW, POOL.domains(), new SessionPolicy(maxQuestions, null), CalendarZone.UTC, 1);
    }

    private static Situation situation(SessionState session, LearnerState state, Instant now) {
        return new Situation(session, POOL, state, Background.UNKNOWN, now);
    }

    private static Decision served(Step step) {
        assertThat(step).isInstanceOf(Step.Serve.class);
        return ((Step.Serve) step).decision();
    }

    private static LearnerState answered(LearnerState state, int item, Rating rating, Instant at) {
        return state.plus(new Answer(POOL.question(item), 0, 1, 1, rating, at), POOL);
    }
}
