package dev.meno.analytics;

import static dev.meno.Api.as;

import dev.meno.Api;
import dev.meno.platform.TinyCourse;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** A cohort of the demo instructor, and learners who answer questions in it. */
public final class Classroom {
    final String cohort;
    private String instructor = "";
    private String partner = "";

    public Classroom() {
        logIn();
        cohort = as(instructor)
                .body(Map.of("name", "Class"))
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Takes new tokens, as one must when time has passed. */
    public void logIn() {
        instructor = Api.clientToken("demo-instructor", "demo-secret");
        partner = Api.clientToken("demo-partner", "demo-secret");
    }

    String instructor() {
        return instructor;
    }

    /** New learners of the cohort. */
    public List<String> enrolNew(int count) {
        List<String> learners = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String learner = Api.newLearner(partner);
            enrol(learner);
            learners.add(learner);
        }
        return learners;
    }

    public void enrol(String learner) {
        as(instructor)
                .put("/v1/cohorts/{c}/learners/{l}", cohort, learner)
                .then()
                .statusCode(204);
    }

    void withdraw(String learner) {
        as(instructor)
                .delete("/v1/cohorts/{c}/learners/{l}", cohort, learner)
                .then()
                .statusCode(204);
    }

    /** A course of so few questions that all learners meet the same. */
    String smallCourse(int questions) {
        String key = "room-" + UUID.randomUUID();
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            all.add(TinyCourse.question("question-" + i, "Which letter has the number %d?".formatted(i)));
        }
        as(partner)
                .body(Map.of("files", TinyCourse.files(key, all)))
                .post("/v1/courses/{key}/imports", key)
                .then()
                .statusCode(200);
        return key;
    }

    /** Answers so many questions of one domain in a session, right or wrong as it happens. */
    public void practise(String learner, int attempts) {
        practise(learner, Map.of("domains", List.of("ml")), attempts, Api::someResponse);
    }

    /**
     * Answers so many questions in a session.
     *
     * @param scope what to practise
     */
    public void practise(
            String learner, Map<String, ?> scope, int attempts, Function<JsonPath, Map<String, Object>> response) {
        String token = Api.learnerToken(partner, learner);
        String session = Api.startSession(token, scope);
        for (int i = 0; i < attempts; i++) {
            JsonPath question = Api.nextQuestion(token, session);
            as(token)
                    .body(Map.of(
                            "questionId",
                            question.getString("questionId"),
                            "response",
                            response.apply(question),
                            "elapsedMillis",
                            20_000 + 1_000 * i))
                    .post("/v1/sessions/{id}/attempts", session)
                    .then()
                    .statusCode(201);
        }
    }

    /** All attempts of a learner, newest first. */
    List<Map<String, Object>> attempts(String learner) {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = as(partner)
                    .get("/v1/learners/%s/attempts?limit=200%s".formatted(learner, cursor))
                    .jsonPath();
            all.addAll(page.getList("items"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return all;
    }

    public JsonPath analytics(String path) {
        return as(instructor)
                .get("/v1/cohorts/%s/analytics%s".formatted(cohort, path))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    String raw(String path) {
        return as(instructor)
                .get("/v1/cohorts/%s/analytics%s".formatted(cohort, path))
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replace(cohort, "");
    }
}
