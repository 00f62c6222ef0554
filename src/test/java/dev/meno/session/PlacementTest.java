package dev.meno.session;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.course.Task;
import dev.meno.platform.Tenants;
import dev.meno.platform.TinyCourse;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.policy.Decision;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class PlacementTest {
    @Inject
    CourseCatalog courses;

    @Inject
    SessionRepository sessions;

    private String token = "";

    @BeforeEach
    void registerLearner() {
        token = Api.newLearnerToken();
    }

    @Test
    void aPlacementCoversAllDomainsAndStopsBeforeThirtyQuestions() {
        JsonPath finished = place(true);

        assertThat(finished.getString("status")).isEqualTo("finished");
        assertThat(finished.getInt("answered")).isBetween(8, 30);
        assertThat(finished.getString("finishReason")).isIn("classified", "target-standard-error", "max-questions");
        assertThat(finished.getList("abilities.attempts", Integer.class)).allMatch(attempts -> attempts > 0);
        assertThat(finished.getList("abilities.theta", Float.class)).allMatch(theta -> theta > 0.5);
        // However soon the result was settled, enough was asked for a forecast.
        assertThat(finished.getList("abilities.attempts", Integer.class)).allMatch(attempts -> attempts >= 3);
        assertThat(forecast().getString("status")).isEqualTo("ready");
    }

    @Test
    void aPrecisionOfTheClientsOwnEndsAPlacementWhateverAForecastNeeds() {
        String session =
                Api.startSession(token, Map.of("mode", "placement", "policy", Map.of("targetStandardError", 0.95)));
        answerAll(session, false);

        JsonPath finished = as(token).get("/v1/sessions/" + session).jsonPath();
        assertThat(finished.getString("finishReason")).isEqualTo("target-standard-error");
        assertThat(finished.getList("abilities.standardError", Float.class)).allMatch(error -> error <= 0.95);
        assertThat(finished.getInt("answered")).isLessThan(9);
    }

    @Test
    void theTopicsThatWouldRaiseTheScoreAreThoseTheLearnerDoesNotKnow() {
        String course = publish();
        String session = Api.startSession(token, Map.of("courseId", course));
        JsonPath question = Api.nextQuestion(token, session);
        int unsure = 0;
        while (question.getString("questionId") != null) {
            // All of the first topic is known, of the second every other question.
            boolean isKnown = question.getString("topic").equals("known") || unsure++ % 2 == 0;
            question = as(token)
                    .body(Map.of(
                            "questionId",
                            question.getString("questionId"),
                            "response",
                            Map.of("choice", isKnown ? "B" : "A")))
                    .post("/v1/sessions/{id}/attempts?include=next", session)
                    .jsonPath()
                    .setRootPath("next");
        }

        JsonPath forecast =
                as(token).get("/v1/learners/me/forecast?course=" + course).jsonPath();
        assertThat(forecast.getList("topics.topic")).containsExactly("unsure", "known");
        assertThat(forecast.getDouble("topics[0].scoreGain"))
                .isGreaterThan(1.5 * forecast.getDouble("topics[1].scoreGain"));
    }

    /** A course of one domain with two topics whose questions are the same. */
    private static String publish() {
        String key = "levers-" + UUID.randomUUID();
        Map<String, Object> files = TinyCourse.files(key);
        Map<String, Object> course = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(files.get("course.json")))
                .forEach((name, value) -> course.put((String) name, value));
        course.put(
                "topics",
                List.of(
                        Map.of("key", "known", "domain", "sums", "title", "Known"),
                        Map.of("key", "unsure", "domain", "sums", "title", "Unsure")));
        files.clear();
        files.put("course.json", course);
        for (String topic : List.of("known", "unsure")) {
            List<Map<String, Object>> questions = IntStream.range(0, 24)
                    .mapToObj(i -> {
                        Map<String, Object> question =
                                TinyCourse.question(topic + "-" + i, "What is %d of %s?".formatted(i, topic));
                        question.keySet().removeAll(List.of("difficulty", "difficultyUncertainty"));
                        question.put("parameters", Map.of("discrimination", 1.2, "difficulty", 0));
                        return question;
                    })
                    .toList();
            files.put("questions/%s.json".formatted(topic), Map.of("topic", topic, "questions", questions));
        }
        String partner = Api.demo("partner");
        as(partner)
                .body(Map.of("files", files))
                .post("/v1/courses/{key}/imports", key)
                .then()
                .statusCode(200);
        return key;
    }

    @Test
    void answersInOneDomainTellOfTheOthers() {
        String session = Api.startSession(token, Map.of("mode", "placement", "domains", List.of("ml", "aws")));
        JsonPath question = Api.nextQuestion(token, session);
        JsonPath answer = answer(session, question, true);

        String other = question.getString("domain").equals("ml") ? "aws" : "ml";
        Map<String, Object> told = answer.getMap("abilities.find { it.domain == '%s' }".formatted(other));
        assertThat(told.get("attempts")).isEqualTo(0);
        assertThat(((Number) told.get("theta")).doubleValue()).isPositive();
        assertThat(((Number) told.get("standardError")).doubleValue()).isLessThan(1);
        assertThat(answer.getString("next.why.policy")).isEqualTo("placement");
    }

    @Test
    void theBackgroundIsWhereItBegins() {
        JsonPath learner = as(token)
                .body(Map.of("courseId", Api.COURSE, "background", Map.of("ml", "at-ease", "aws", "new")))
                .put("/v1/learners/me/profile")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(learner.getMap("background." + Api.COURSE)).isEqualTo(Map.of("ml", "at-ease", "aws", "new"));

        String session = Api.startSession(token, Map.of("mode", "placement"));
        JsonPath started = as(token).get("/v1/sessions/" + session).jsonPath();
        assertThat(started.getList("abilities.theta", Float.class)).containsExactly(0.7f, 0f, -0.7f);

        // What is said later is for sessions to come.
        as(token)
                .body(Map.of("courseId", Api.COURSE, "background", Map.of()))
                .put("/v1/learners/me/profile")
                .then()
                .statusCode(200);
        assertThat(as(token).get("/v1/sessions/" + session).jsonPath().getList("abilities.theta", Float.class))
                .containsExactly(0.7f, 0f, -0.7f);
    }

    @Test
    void anUnknownDomainOrLevelIsRefused() {
        Response domain = as(token)
                .body(Map.of("courseId", Api.COURSE, "background", Map.of("art", "new")))
                .put("/v1/learners/me/profile");
        assertThat(domain.statusCode()).isEqualTo(422);
        assertThat(domain.jsonPath().getString("errors[0].pointer")).isEqualTo("/background/art");
        as(token)
                .body(Map.of("courseId", Api.COURSE, "background", Map.of("ml", "expert")))
                .put("/v1/learners/me/profile")
                .then()
                .statusCode(422);
    }

    @Test
    void aForecastSaysWhenTooLittleIsKnown() {
        JsonPath nothing = forecast();
        assertThat(nothing.getString("status")).isEqualTo("not-enough-evidence");
        assertThat(nothing.getString("missing")).contains("ml", "sagemaker", "aws");
        assertThat(nothing.<Object>get("passProbability")).isNull();
        assertThat(nothing.<Object>get("score")).isNull();
        assertThat(nothing.getList("domains")).isEmpty();
    }

    @Test
    void aForecastFollowsWhatALearnerKnows() {
        place(true);
        practise(true);
        JsonPath able = forecast();
        token = Api.newLearnerToken();
        place(false);
        practise(false);
        JsonPath unable = forecast();

        assertThat(able.getString("status")).isEqualTo("ready");
        assertThat(able.getDouble("passProbability")).isGreaterThan(0.95);
        assertThat(unable.getDouble("passProbability")).isLessThan(0.05);
        assertThat(able.getDouble("score.low")).isLessThan(able.getDouble("score.expected"));
        assertThat(able.getDouble("score.high"))
                .isGreaterThan(able.getDouble("score.expected"))
                .isLessThanOrEqualTo(1000);
        assertThat(unable.getDouble("score.low")).isGreaterThanOrEqualTo(100);
        assertThat(able.getDouble("score.passMark")).isEqualTo(750);
        assertThat(able.getList("domains.domain")).containsExactly("ml", "sagemaker", "aws");
        assertThat(able.getList("domains.maxPoints")).containsExactly(26, 12, 12);
        assertThat(unable.getList("topics")).hasSize(3);
        assertThat(unable.getList("topics.scoreGain", Float.class))
                .allMatch(gain -> gain > 0)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(forecast().<Map<String, Object>>get()).isEqualTo(unable.get());
    }

    private JsonPath forecast() {
        return as(token)
                .get("/v1/learners/me/forecast?course=" + Api.COURSE)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath place(boolean right) {
        String session = Api.startSession(token, Map.of("mode", "placement"));
        answerAll(session, right);
        return as(token).get("/v1/sessions/" + session).jsonPath();
    }

    /** Eight questions of every domain: a placement that is settled early may have asked less of one than a forecast needs. */
    private void practise(boolean right) {
        for (String domain : List.of("ml", "sagemaker", "aws")) {
            answerAll(
                    Api.startSession(token, Map.of("domains", List.of(domain), "policy", Map.of("maxQuestions", 8))),
                    right);
        }
    }

    private void answerAll(String session, boolean right) {
        JsonPath question = Api.nextQuestion(token, session);
        while (question.getString("questionId") != null) {
            question = answer(session, question, right).setRootPath("next");
        }
    }

    /** Where the numbers of the pending question come from, if it is a template. */
    private @Nullable Long variantSeed(String session) {
        return Tenants.callAs(
                "demo",
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    Decision pending = sessions.findById(UUID.fromString(session))
                            .pending()
                            .orElseThrow();
                    return pending.variantSeed();
                }));
    }

    private JsonPath answer(String session, JsonPath question, boolean right) {
        ItemPool pool = Tenants.callAs("demo", () -> courses.require(Api.COURSE));
        Question known =
                pool.find(UUID.fromString(question.getString("questionId"))).orElseThrow();
        Task task = known.present(variantSeed(session)).task();
        Map<String, Object> response = Answers.worth(right ? task.maximum() : 0, task);
        return as(token)
                .body(Map.of("questionId", question.getString("questionId"), "response", response))
                .post("/v1/sessions/{id}/attempts?include=next", session)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
