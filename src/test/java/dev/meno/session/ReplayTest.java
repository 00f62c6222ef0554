package dev.meno.session;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TestClock;
import dev.meno.course.CourseCatalog;
import dev.meno.platform.Tenants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every decision and every ability comes out again from what is recorded; what was tampered with does not. */
@ApiTest
class ReplayTest {
    @Inject
    Replay replayer;

    @Inject
    CourseCatalog courses;

    @Inject
    EntityManager database;

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
    void allModesComeOutAgain() {
        as(token)
                .body(Map.of("courseId", Api.COURSE, "background", Map.of("ml", "new")))
                .put("/v1/learners/me/profile")
                .then()
                .statusCode(200);
        int decisions = run(Api.COURSE, Map.of("mode", "placement"), false);
        // Two sessions run side by side: the evidence of one is in the choices of the other.
        String first = Api.startSession(token);
        String second = Api.startSession(token, Map.of("domains", List.of("aws", "ml")));
        decisions += 2;
        for (int i = 0; i < 12; i++) {
            String session = i % 3 == 0 ? second : first;
            JsonPath question = Api.nextQuestion(token, session);
            if (i % 5 == 4) {
                as(token).post("/v1/sessions/{id}/skip", session).then().statusCode(200);
            } else {
                as(token).post("/v1/sessions/{id}/hints", session).then().statusCode(200);
                answer(session, question);
            }
            decisions++;
        }
        advance(Duration.ofDays(3));
        decisions += run(Api.COURSE, Map.of("mode", "review", "policy", Map.of("maxQuestions", 5)), false);
        decisions += run(Api.COURSE, Map.of("mode", "mock-exam"), true);
        advance(Duration.ofDays(1));
        decisions += run(Api.COURSE, Map.of("policy", Map.of("maxQuestions", 10)), false);

        ReplayReport report = replay(Api.COURSE);

        assertThat(report.differences()).isEmpty();
        assertThat(report.unknown()).isZero();
        assertThat(report.decisions()).isEqualTo(decisions);
        assertThat(report.attempts())
                .isEqualTo(as(token)
                        .get("/v1/learners/me/attempts?limit=200")
                        .jsonPath()
                        .getList("items")
                        .size());
    }

    @Test
    void decisionsComeOutAgainAfterTheCourseWasPublishedAnew() {
        String course = "replayed-" + UUID.randomUUID();
        publish(course, ExamCourses.adaptive(course));
        int decisions = run(course, Map.of("policy", Map.of("maxQuestions", 6)), false);
        decisions += run(course, Map.of("mode", "mock-exam"), true);

        Map<String, Object> changed = ExamCourses.adaptive(course);
        change(changed);
        publish(course, changed);
        decisions += run(course, Map.of("policy", Map.of("maxQuestions", 6)), false);

        ReplayReport report = replay(course);
        assertThat(report.differences()).isEmpty();
        assertThat(report.decisions()).isEqualTo(decisions);
        assertThat(report.unknown()).isZero();
    }

    @Test
    void decisionsComeOutAgainAfterTheCourseGotADomainBeforeTheOthers() {
        String course = "replayed-" + UUID.randomUUID();
        publish(course, ExamCourses.adaptive(course));
        int decisions = run(course, Map.of("policy", Map.of("maxQuestions", 6)), false);
        String running = Api.startSession(token, Map.of("courseId", course));
        answer(running, Api.nextQuestion(token, running));

        publish(course, ExamCourses.withOneMoreDomain(course));
        decisions += run(course, Map.of("policy", Map.of("maxQuestions", 6)), false);
        decisions += run(course, Map.of("mode", "placement"), false);
        answer(running, Api.nextQuestion(token, running));

        ReplayReport report = replay(course);
        assertThat(report.differences()).isEmpty();
        assertThat(report.unknown()).isZero();
        // Of the session that goes on two were answered and one is pending.
        assertThat(report.decisions()).isEqualTo(decisions + 3);
    }

    @Test
    void whatIsStoredWithoutAnAttemptIsFound() {
        run(Api.COURSE, Map.of("policy", Map.of("maxQuestions", 3)), false);
        Tenants.callAs(
                "demo",
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> database.createQuery(
                                        "delete from Attempt a where a.learnerId = :id and a.sequence = 3")
                                .setParameter("id", UUID.fromString(learner))
                                .executeUpdate()));

        assertThat(replay(Api.COURSE).differences()).anyMatch(found -> found.contains("holds 3 attempts, of which 2"));
    }

    @Test
    void whatWasTamperedWithIsFound() {
        run(Api.COURSE, Map.of("policy", Map.of("maxQuestions", 8)), false);
        assertThat(replay(Api.COURSE).differences()).isEmpty();

        // Right becomes wrong, and wrong right: whatever the question is worth.
        Tenants.callAs(
                "demo",
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> database.createQuery("""
                                update Attempt a set a.score = case when a.score = 0 then a.maxScore else 0 end
                                where a.learnerId = :id and a.sequence = 3""")
                                .setParameter("id", UUID.fromString(learner))
                                .executeUpdate()));

        // The ability after it, those of later answers, the stored state: none is what it was.
        assertThat(replay(Api.COURSE).differences()).hasSizeGreaterThan(2);
    }

    @Test
    void ofManyDifferencesTheFirstAreToldAndAllCounted() {
        run(Api.COURSE, Map.of("domains", List.of("ml"), "policy", Map.of("maxQuestions", 60)), false);
        Tenants.callAs(
                "demo",
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> database.createQuery("""
                                update Attempt a set a.score = case when a.score = 0 then a.maxScore else 0 end
                                where a.learnerId = :id and a.sequence = 1""")
                                .setParameter("id", UUID.fromString(learner))
                                .executeUpdate()));

        ReplayReport report = replay(Api.COURSE);

        assertThat(report.differences()).hasSize(ReplayReport.MAX_DIFFERENCES);
        assertThat(report.different()).isGreaterThan(ReplayReport.MAX_DIFFERENCES);
    }

    @Test
    void decisionsAreShownWithAllThatTheyFollowedFrom() {
        run(Api.COURSE, Map.of("policy", Map.of("maxQuestions", 4)), false);
        String session = Api.startSession(token);
        as(token).post("/v1/sessions/{id}/skip", session).then().statusCode(200);

        as(token).get("/v1/sessions/{id}/decisions", session).then().statusCode(403);
        JsonPath shown = as(partner())
                .get("/v1/sessions/{id}/decisions", session)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(shown.getList("items.position")).containsExactly(1, 2);
        assertThat(shown.getList("items.outcome")).containsExactly("skipped", "pending");
        assertThat(shown.getList("items[0].candidates")).hasSize(5);
        assertThat(shown.getList("items[0].candidates.questionId"))
                .contains((Object) shown.getString("items[0].questionId"));
        assertThat(shown.getMap("items[0].terms").keySet()).isEqualTo(Set.of("gap", "zone", "review", "success"));
        assertThat(shown.getInt("items[0].evidence")).isEqualTo(4);
        assertThat(shown.getList("items[0].inputs.domain")).containsExactly("ml", "sagemaker", "aws");

        // An instructor sees the own cohort's learners alone.
        String instructor = Api.clientToken("demo-instructor", "demo-secret");
        as(instructor).get("/v1/sessions/{id}/decisions", session).then().statusCode(404);
    }

    @Test
    void aRunningExamShowsNoDecisions() {
        String exam = Api.startSession(token, Map.of("mode", "mock-exam"));
        as(partner()).get("/v1/sessions/{id}/decisions", exam).then().statusCode(409);
    }

    @SuppressWarnings("unchecked")
    private static void change(Map<String, Object> files) {
        Map<String, Object> left = (Map<String, Object>) files.get("questions/left-topic.json");
        List<Map<String, Object>> questions = (List<Map<String, Object>>) left.get("questions");
        questions.subList(0, 10).clear();
        questions.forEach(question -> question.put("difficulty", 0.3));
    }

    private void publish(String course, Map<String, Object> files) {
        as(partner())
                .body(Map.of("files", files))
                .post("/v1/courses/%s/imports".formatted(course))
                .then()
                .statusCode(200);
    }

    /** Answers all questions of a session and returns how many it served. */
    private int run(String course, Map<String, Object> more, boolean finish) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("courseId", course);
        String session = Api.startSession(token, body);
        int served = 0;
        Response next = as(token).get("/v1/sessions/{id}/next-question", session);
        while (next.statusCode() == 200) {
            served++;
            answer(session, next.jsonPath());
            next = as(token).get("/v1/sessions/{id}/next-question", session);
        }
        if (finish) {
            as(token).post("/v1/sessions/{id}/finish", session).then().statusCode(200);
        }
        return served;
    }

    private void answer(String session, JsonPath question) {
        Map<String, Object> body = new HashMap<>(Api.someAnswer(question));
        body.put("elapsedMillis", 20_000 + 7_000 * question.getInt("position"));
        Response answered = as(token).body(body).post("/v1/sessions/{id}/attempts", session);
        assertThat(answered.statusCode()).isEqualTo(201);
    }

    private ReplayReport replay(String course) {
        return Tenants.callAs(
                "demo",
                () -> replayer.replay(
                        UUID.fromString(learner), courses.require(course).courseId()));
    }
}
