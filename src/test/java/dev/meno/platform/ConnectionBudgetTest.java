package dev.meno.platform;

import static dev.meno.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.HeldConnections;
import dev.meno.course.publishing.ColdPools;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request holds one connection at most: two at once would let a full pool wait for itself. */
@ApiTest
class ConnectionBudgetTest {
    private final Map<String, Integer> greedy = new LinkedHashMap<>();
    private final List<String> served = new ArrayList<>();
    private World world;

    @BeforeEach
    void createWorld() {
        world = new World();
    }

    @Test
    void everyOperationOfTheContract() {
        Contract contract = Contract.served();
        // Deletions last, for they take away what others need.
        for (boolean deletes : List.of(false, true)) {
            contract.calls().stream()
                    .filter(call -> call.method().equals("DELETE") == deletes)
                    .filter(call -> call.path().startsWith("/v1/"))
                    .forEach(this::callTwice);
        }
        assertThat(greedy).isEmpty();
        // Else it would have been refused before it came to the database.
        assertThat(served)
                .contains(
                        "GET /v1/cohorts/{cohortId}/analytics/comparison",
                        "GET /v1/cohorts/{cohortId}/live",
                        "POST /v1/sessions",
                        "POST /v1/learners")
                .hasSizeGreaterThan(30);
    }

    private void callTwice(Contract.Call call) {
        String path = world.path(call.path()) + query(call);
        note(call.name(), () -> send(call, path, as(world.token(call.path()))));
        note(
                call.name() + " with a key",
                () -> send(
                        call,
                        path,
                        as(world.token(call.path()))
                                .header("Idempotency-Key", UUID.randomUUID().toString())));
    }

    private Response send(Contract.Call call, String path, RequestSpecification request) {
        if (call.bodyTypes().contains(Contract.JSON_TYPE)) {
            request.body(world.body(call));
        }
        return request.request(call.method(), path);
    }

    private String query(Contract.Call call) {
        String course = call.hasQuery("course") ? "?course=" + Api.COURSE : "";
        return call.hasQuery("with") ? course + "&with=" + world.path("{cohortId}") : course;
    }

    @Test
    void coursesPagesAndTheTokenEndpoint() {
        String course = "one-connection-" + UUID.randomUUID();
        Map<String, Object> files = Map.of("files", TinyCourse.files(course));
        String imports = "/v1/courses/%s/imports".formatted(course);
        note("try an import", () -> as(Api.demo("partner")).body(files).post(imports + "?dryRun=true"));
        note("import", () -> as(Api.demo("partner")).body(files).post(imports));
        note("import again", () -> as(Api.demo("partner")).body(files).post(imports));
        note(
                "token",
                () -> given().formParam("grant_type", "client_credentials")
                        .formParam("client_id", "demo-partner")
                        .formParam("client_secret", "demo-secret")
                        .post("/oauth2/token"));
        note(
                "log in",
                () -> given().redirects()
                        .follow(false)
                        .header("Sec-Fetch-Site", "same-origin")
                        .contentType(ContentType.URLENC)
                        .formParam("account", "learner")
                        .post("/login"));
        note(
                "practice",
                () -> given().cookie("meno_session", Api.newLearnerToken()).get("/practice"));
        String examDate = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
        note(
                "plan",
                () -> as(Api.newLearnerToken())
                        .body(Map.of("courseId", Api.COURSE, "examDate", examDate, "minutesPerDay", 30))
                        .put("/v1/learners/me/study-plan"));
        note("ready", () -> given().get("/q/health/ready"));
        assertThat(greedy).isEmpty();
        assertThat(served).hasSize(8);
    }

    @Test
    void aPoolThatTheRequestLoads() {
        String partner = Api.demo("partner");
        String learner = Api.newLearnerToken();
        String course = "?course=" + Api.COURSE;
        Map<String, Object> body = Map.of("courseId", Api.COURSE, "mode", "practice");
        noteCold("start", () -> as(learner).body(body).post("/v1/sessions"));
        noteCold(
                "start with a key",
                () -> as(learner)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(body)
                        .post("/v1/sessions"));
        String session = Api.startSession(learner);
        JsonPath question = Api.nextQuestion(learner, session);
        noteCold("pending", () -> as(learner).get("/v1/sessions/{id}/next-question", session));
        noteCold(
                "answer",
                () -> as(learner)
                        .body(Api.someAnswer(question))
                        .post("/v1/sessions/{id}/attempts?include=next", session));
        noteCold("history", () -> as(learner).get("/v1/learners/me/attempts"));
        noteCold("forecast", () -> as(learner).get("/v1/learners/me/forecast" + course));
        noteCold("analytics", () -> as(partner).get(world.path("/v1/cohorts/{cohortId}/analytics") + course));
        noteCold(
                "simulate",
                () -> as(partner)
                        .body(Map.of("learners", 1, "stopping", Map.of("maximumQuestions", 1)))
                        .post(world.path("/v1/courses/{courseId}/simulations")));
        noteCold("page", () -> given().cookie("meno_session", learner).get("/practice"));
        assertThat(greedy).isEmpty();
        assertThat(served).hasSize(9);
    }

    private void noteCold(String name, Supplier<Response> operation) {
        ColdPools.install();
        note(name, operation);
    }

    private void note(String name, Supplier<Response> operation) {
        List<Response> answers = new ArrayList<>();
        int held = HeldConnections.atOnceDuring(() -> answers.add(operation.get()));
        Response answer = answers.getFirst();
        assertThat(answer.statusCode()).as("%s: %s", name, answer.asString()).isLessThan(500);
        if (answer.statusCode() < 400) {
            served.add(name);
        }
        if (held > 1) {
            greedy.put(name, held);
        }
    }
}
