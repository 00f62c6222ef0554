package dev.meno.session;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TestClock;
import dev.meno.course.CourseCatalog;
import dev.meno.course.Task;
import dev.meno.platform.Tenants;
import dev.meno.platform.TinyCourse;
import dev.meno.session.model.Scorer;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.policy.Decision;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hints, reviews, mastery and the evidence of single answers. */
@ApiTest
class TutorTest {
    @Inject
    SessionRepository sessions;

    @Inject
    CourseCatalog courses;

    @Inject
    Scorer scorer;

    private TestClock clock = new TestClock();
    private String learner = "";
    private String token = "";

    @BeforeEach
    void registerLearner() {
        clock = TestClock.install();
        learner = Api.newLearner(partner());
        token = Api.learnerToken(partner(), learner);
    }

    private static String partner() {
        return Api.clientToken("demo-partner", "demo-secret");
    }

    private void advance(Duration time) {
        clock.advance(time);
        token = Api.learnerToken(partner(), learner);
    }

    @Test
    void hintsComeOneByOneAndLowerTheCredit() {
        String session = Api.startSession(token);
        JsonPath question = Api.nextQuestion(token, session);
        while (question.getInt("hintsAvailable") < 2) {
            question = as(token)
                    .post("/v1/sessions/{id}/skip?include=next", session)
                    .jsonPath()
                    .setRootPath("next");
        }
        int available = question.getInt("hintsAvailable");
        assertThat(hint(session, Map.of("number", 2)).statusCode()).isEqualTo(422);

        JsonPath first = hint(session, Map.of()).jsonPath();
        assertThat(first.getInt("number")).isEqualTo(1);
        assertThat(first.getInt("of")).isEqualTo(available);
        assertThat(first.getString("hint")).isNotBlank();
        // A hint that was shown is shown again for nothing.
        assertThat(hint(session, Map.of("number", 1)).jsonPath().getString("hint"))
                .isEqualTo(first.getString("hint"));
        JsonPath second = hint(session, Map.of("questionId", question.getString("questionId"), "number", 2))
                .jsonPath();
        assertThat(second.getString("hint")).isNotEqualTo(first.getString("hint"));
        assertThat(problem(hint(session, Map.of("questionId", UUID.randomUUID())), 409))
                .isEqualTo("question-not-pending");
        for (int number = 3; number <= available; number++) {
            hint(session, Map.of()).then().statusCode(200);
        }
        assertThat(problem(hint(session, Map.of()), 409)).isEqualTo("no-more-hints");

        JsonPath answer = answer(session, question, true, Map.of());
        assertThat(answer.getBoolean("correct")).isTrue();
        assertThat(answer.getInt("hintsUsed")).isEqualTo(available);
        assertThat(answer.getDouble("credit")).isCloseTo(1 - 0.25 * available, within(1e-6));
        assertThat(get("/v1/learners/me/attempts").getInt("items[0].hintsUsed")).isEqualTo(available);

        // The next question has hints of its own.
        assertThat(hint(session, Map.of()).jsonPath().getInt("number")).isEqualTo(1);
    }

    @Test
    void aRepetitionUnderTheSameKeyGetsTheSameHint() {
        String session = Api.startSession(token);
        JsonPath first = keyedHint(session, "one");

        assertThat(keyedHint(session, "one").prettify()).isEqualTo(first.prettify());
        assertThat(first.getInt("number")).isEqualTo(1);
    }

    private JsonPath keyedHint(String session, String key) {
        return as(token)
                .header("Idempotency-Key", key)
                .post("/v1/sessions/{id}/hints", session)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aSuccessWithHintsTellsLessOfTheAbility() {
        double plain = thetaAfterSuccess(0);
        learner = Api.newLearner(partner());
        token = Api.learnerToken(partner(), learner);
        double helped = thetaAfterSuccess(1);

        assertThat(helped).isPositive().isLessThan(plain);
    }

    /** Both learners get the only question of their course. */
    private double thetaAfterSuccess(int hints) {
        String course = publish("hints-" + UUID.randomUUID(), Map.of());
        String session = Api.startSession(token, Map.of("courseId", course));
        JsonPath question = Api.nextQuestion(token, session);
        for (int i = 0; i < hints; i++) {
            hint(session, Map.of()).then().statusCode(200);
        }
        return as(token)
                .body(Map.of("questionId", question.getString("questionId"), "response", Map.of("choice", "B")))
                .post("/v1/sessions/{id}/attempts", session)
                .jsonPath()
                .getDouble("abilities[0].theta");
    }

    @Test
    void rapidGuessesAreFlaggedAndCountUnlessTheCourseSaysOtherwise() {
        for (boolean counts : List.of(true, false)) {
            String course =
                    publish("rapid-" + UUID.randomUUID(), Map.of("rapidGuessSeconds", 5, "countRapidGuesses", counts));
            String session = Api.startSession(token, Map.of("courseId", course));
            JsonPath question = Api.nextQuestion(token, session);
            JsonPath answer = as(token)
                    .body(Map.of(
                            "questionId",
                            question.getString("questionId"),
                            "response",
                            Map.of("choice", "A"),
                            "elapsedMillis",
                            900))
                    .post("/v1/sessions/{id}/attempts", session)
                    .jsonPath();
            double theta = answer.getDouble("abilities[0].theta");
            assertThat(answer.getInt("abilities[0].attempts")).isEqualTo(1);
            assertThat(get("/v1/learners/me/attempts").getBoolean("items[0].rapid"))
                    .isTrue();
            if (counts) {
                assertThat(theta).isNegative();
            } else {
                assertThat(theta).isZero();
            }
        }
    }

    @Test
    void olderEvidenceFadesWhereTheCourseSaysSo() {
        String course = publish("fading-" + UUID.randomUUID(), Map.of("retentionPerDay", 0.9));
        String session = Api.startSession(token, Map.of("courseId", course));
        answerB(session, "A");
        double before = ability(course, "standardError");
        advance(Duration.ofDays(30));
        answerB(session, "A");
        double after = ability(course, "standardError");

        // Of the first answer 0.9 to the 30th, a twentieth, is left: two answers tell hardly more than one.
        assertThat(before - after).isBetween(-0.02, 0.05);
    }

    @Test
    void aPauseOfYearsLeavesNextToNothing() {
        String course = publish("pause-" + UUID.randomUUID(), Map.of("retentionPerDay", 0.1));
        String session = Api.startSession(token, Map.of("courseId", course));
        answerB(session, "A");
        double once = ability(course, "theta");
        // 0.1 to the 400th is no number that a double can hold.
        advance(Duration.ofDays(400));
        answerB(session, "A");

        assertThat(ability(course, "theta")).isCloseTo(once, within(1e-6));
    }

    private void answerB(String session, String choice) {
        as(token)
                .body(Map.of(
                        "questionId",
                        Api.nextQuestion(token, session).getString("questionId"),
                        "response",
                        Map.of("choice", choice)))
                .post("/v1/sessions/{id}/attempts", session)
                .then()
                .statusCode(201);
    }

    private double ability(String course, String what) {
        return get("/v1/learners/me/abilities?course=" + course).getDouble("abilities[0]." + what);
    }

    @Test
    void whatWasAnsweredComesBackWhenItIsDue() {
        String nothing = Api.startSession(token, Map.of("mode", "review"));
        assertThat(get("/v1/sessions/" + nothing).getString("finishReason")).isEqualTo("nothing-due");

        String session = Api.startSession(token, Map.of("policy", Map.of("maxQuestions", 6)));
        JsonPath question = Api.nextQuestion(token, session);
        List<String> wrong = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            boolean known = i % 2 == 0;
            (known ? right : wrong).add(family(question.getString("questionId")));
            question = answer(session, question, known, Map.of()).setRootPath("next");
        }

        // A wrong answer is due after a day, a right one after two.
        advance(Duration.ofDays(1));
        assertThat(review()).containsExactlyInAnyOrderElementsOf(wrong);
        advance(Duration.ofHours(30));
        assertThat(review()).containsAll(right);
        assertThat(review()).isEmpty();
    }

    /** Families of the questions of a review, all answered rightly. */
    private List<String> review() {
        String session = Api.startSession(token, Map.of("mode", "review"));
        List<String> families = new ArrayList<>();
        Response next = as(token).get("/v1/sessions/{id}/next-question", session);
        while (next.statusCode() == 200) {
            JsonPath question = next.jsonPath();
            assertThat(question.getString("why.policy")).isEqualTo("review");
            families.add(family(question.getString("questionId")));
            answer(session, question, true, Map.of("elapsedMillis", 100_000));
            next = as(token).get("/v1/sessions/{id}/next-question", session);
        }
        assertThat(get("/v1/sessions/" + session).getString("finishReason")).isEqualTo("nothing-due");
        return families;
    }

    private String family(String questionId) {
        return Tenants.callAs("demo", () -> {
            var question = courses.require(Api.COURSE)
                    .find(UUID.fromString(questionId))
                    .orElseThrow();
            return Objects.requireNonNullElse(question.family(), question.key());
        });
    }

    @Test
    void masteryIsNeverALuckyAnswer() {
        String session = Api.startSession(token, Map.of("domains", List.of("aws")));
        JsonPath question = Api.nextQuestion(token, session);
        String topic = question.getString("topic");
        answer(session, question, true, Map.of());

        JsonPath abilities = get("/v1/learners/me/abilities?course=" + Api.COURSE);
        assertThat(abilities.getList("topics")).hasSize(36);
        String found = "topics.find { it.topic == '%s' }.".formatted(topic);
        assertThat(abilities.getInt(found + "attempts")).isEqualTo(1);
        assertThat(abilities.getString(found + "level")).isIn("developing", "weak");
        assertThat(abilities.getDouble(found + "low")).isLessThan(abilities.getDouble(found + "mastery"));
        assertThat(abilities.getDouble(found + "high")).isGreaterThan(abilities.getDouble(found + "mastery"));
        assertThat(abilities.getList("topics.level").stream().filter("unknown"::equals))
                .hasSize(35);
        // Who sees it does not matter, nor when.
        assertThat(as(partner())
                        .get("/v1/learners/%s/abilities?course=%s".formatted(learner, Api.COURSE))
                        .asString())
                .isEqualTo(as(token)
                        .get("/v1/learners/me/abilities?course=" + Api.COURSE)
                        .asString());

        for (int i = 0; i < 60; i++) {
            question = answer(session, Api.nextQuestion(token, session), true, Map.of());
        }
        assertThat(get("/v1/learners/me/abilities?course=" + Api.COURSE).getList("topics.level"))
                .contains("mastered");
    }

    private static String publish(String key, Map<String, Object> practice) {
        Map<String, Object> files = TinyCourse.files(key);
        Map<String, Object> course = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(files.get("course.json")))
                .forEach((name, value) -> course.put((String) name, value));
        course.put("practice", practice);
        files.put("course.json", course);
        as(partner())
                .body(Map.of("files", files))
                .post("/v1/courses/%s/imports".formatted(key))
                .then()
                .statusCode(200);
        return key;
    }

    private Response hint(String session, Map<String, ?> body) {
        return as(token).body(body).post("/v1/sessions/{id}/hints", session);
    }

    private static String problem(Response response, int status) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        return response.jsonPath().getString("type").replace("/problems/", "");
    }

    private JsonPath get(String path) {
        return as(token).get(path).then().statusCode(200).extract().jsonPath();
    }

    private JsonPath answer(String session, JsonPath question, boolean isRight, Map<String, ?> more) {
        Task task = Tenants.callAs(
                "demo",
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    Decision pending = sessions.findById(UUID.fromString(session))
                            .pending()
                            .orElseThrow();
                    return scorer.shown(pending, courses.require(Api.COURSE))
                            .presentation()
                            .task();
                }));
        Map<String, Object> body = new HashMap<>(more);
        body.put("questionId", question.getString("questionId"));
        body.put("response", Answers.worth(isRight ? task.maximum() : 0, task));
        return as(token)
                .body(body)
                .post("/v1/sessions/{id}/attempts?include=next", session)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
