package dev.meno.session.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meno.ability.Answer;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.course.Response;
import dev.meno.course.Score;
import dev.meno.course.publishing.SeedPool;
import dev.meno.learner.Background;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.CalibratedCourse;
import dev.meno.platform.StoredJson;
import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.memory.Rating;
import dev.meno.session.SessionMode;
import dev.meno.session.model.AlreadyAnsweredException;
import dev.meno.session.model.Attempt;
import dev.meno.session.model.AttemptView;
import dev.meno.session.model.Grade;
import dev.meno.session.model.ProgressView;
import dev.meno.session.model.ResponseBody;
import dev.meno.session.model.Scorer;
import dev.meno.session.model.Session;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.SessionPolicy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepetitionTest {
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final ItemPool POOL = SeedPool.of(new CalibratedCourse(1, 3, 3, 1, 0, 0.6));
    private static final UUID FIRST = POOL.question(0).id();
    private static final UUID SECOND = POOL.question(1).id();
    private static final Response B = new Response.Choice("B");
    private static final Response C = new Response.Choice("C");

    @Test
    void aRequestWithNothingBeforeItIsNone() {
        assertThat(repetition("key", "body", FIRST, B).among(List.of())).isEmpty();
    }

    @Test
    void theSameKeyWithTheSameBodyIsOne() {
        Attempt earlier = attempt("key", "body", FIRST, B);

        assertThat(repetition("key", "body", FIRST, B).among(List.of(earlier))).containsSame(earlier);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        Attempt earlier = attempt("key", "body", FIRST, B);

        assertThatExceptionOfType(MenoException.class)
                .isThrownBy(() -> repetition("key", "other body", SECOND, B).among(List.of(earlier)))
                .matches(refused -> refused.type() == ProblemType.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void anotherCallersKeyIsAnotherKey() {
        Attempt earlier = attempt("key", "body", FIRST, B);
        Repetition elsewhere =
                new Repetition(new Attempt.Origin("key", "somebody else", "other body"), SECOND, ResponseBody.of(B));

        assertThat(elsewhere.among(List.of(earlier))).isEmpty();
    }

    @Test
    void theSameResponseToTheSameQuestionIsOneWithoutAKey() {
        Attempt earlier = attempt(null, "body", FIRST, B);

        assertThat(repetition(null, "other body", FIRST, B).among(List.of(earlier)))
                .containsSame(earlier);
        assertThat(repetition("new key", "other body", FIRST, B).among(List.of(earlier)))
                .containsSame(earlier);
    }

    @Test
    void anotherResponseToTheSameQuestionIsRefused() {
        Attempt earlier = attempt("key", "body", FIRST, B);

        assertThatExceptionOfType(AlreadyAnsweredException.class)
                .isThrownBy(() -> repetition("new key", "other body", FIRST, C).among(List.of(earlier)));
    }

    @Test
    void pairsInAnotherOrderAreTheSameResponse() {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("1", "B");
        pairs.put("2", "A");
        Map<String, String> reversed = new LinkedHashMap<>();
        reversed.put("2", "A");
        reversed.put("1", "B");
        Attempt earlier = attempt(null, "body", FIRST, new Response.Matches(pairs));

        assertThat(repetition(null, "other body", FIRST, new Response.Matches(reversed))
                        .among(List.of(earlier)))
                .containsSame(earlier);
    }

    @Test
    void theKeySpeaksBeforeTheQuestion() {
        Attempt ofQuestion = attempt("other key", "other body", FIRST, C);
        Attempt ofKey = attempt("key", "body", SECOND, B);

        assertThat(repetition("key", "body", FIRST, B).among(List.of(ofQuestion, ofKey)))
                .containsSame(ofKey);
    }

    private static Repetition repetition(@Nullable String key, String bodyHash, UUID question, Response response) {
        return new Repetition(origin(key, bodyHash), question, ResponseBody.of(response));
    }

    private static Attempt attempt(@Nullable String key, String bodyHash, UUID question, Response response) {
        Session session = new Session(
                new UUID(0, 1),
                new UUID(0, 2),
                POOL.courseId(),
                new Session.Scope(
                        SessionMode.PRACTICE,
                        POOL.domains(),
                        SessionPolicy.UNLIMITED,
                        Background.UNKNOWN,
                        CalendarZone.UTC),
                1,
                NOON);
        Scorer.Scored scored = scored(POOL.find(question).orElseThrow());
        Attempt.Outcome outcome = new Attempt.Outcome(
                StoredJson.of(ResponseBody.class, ResponseBody.of(response)),
                StoredJson.read(Decision.class, "{}"),
                AttemptView.of(new UUID(0, 9), scored, List.of(), ProgressView.of(session), null));
        return new Attempt(new UUID(0, 9), session, scored, outcome, origin(key, bodyHash));
    }

    private static Scorer.Scored scored(Question question) {
        AbilityEstimate estimate = new AbilityEstimate(0, 1);
        return new Scorer.Scored(
                question.present(null),
                new Score(1, 1),
                new Scorer.Circumstances(0, null, NOON, CalendarZone.UTC),
                new Grade(false, 1, 1, 1, Rating.GOOD),
                new Answer(question, 1, 1, 1, Rating.GOOD, NOON),
                new Scorer.Effect(1, 1, estimate, estimate));
    }

    private static Attempt.Origin origin(@Nullable String key, String bodyHash) {
        return new Attempt.Origin(key, "somebody", bodyHash);
    }
}
