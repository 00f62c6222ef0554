package dev.meno.problem;

import static dev.meno.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.CountingDriver;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the database is not to be had, whatever needs it answers 503 and says when to ask again. */
@ApiTest
class BusyDatabaseTest {
    private static final Map<String, Object> SESSION = Map.of("courseId", Api.COURSE, "mode", "practice");

    @Inject
    AgroalDataSource database;

    private final String key = UUID.randomUUID().toString();
    private final Map<String, Supplier<Response>> reads = new LinkedHashMap<>();
    private final Map<String, Supplier<Response>> writes = new LinkedHashMap<>();
    private String token = "";

    @BeforeEach
    void chooseOperations() {
        token = Api.newLearnerToken();
        String instructor = Api.demo("instructor");
        String session = Api.startSession(token);
        String cohort = as(instructor)
                .body(Map.of("name", "Class"))
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        reads.put("read", () -> as(token).get("/v1/sessions/{id}", session));
        reads.put("list", () -> as(instructor).get("/v1/cohorts"));
        reads.put(
                "analytics",
                () -> as(instructor).get("/v1/cohorts/{id}/analytics?course={course}", cohort, Api.COURSE));
        reads.put("stream", () -> as(instructor).accept("text/event-stream").get("/v1/cohorts/{id}/live", cohort));
        reads.put("page", () -> given().cookie("meno_session", token).get("/practice"));
        reads.put(
                "token",
                () -> given().formParam("grant_type", "client_credentials")
                        .formParam("client_id", "demo-partner")
                        .formParam("client_secret", "demo-secret")
                        .post("/oauth2/token"));
        writes.put("create", () -> as(instructor).body(Map.of("name", "Class")).post("/v1/cohorts"));
        writes.put("create with a key", () -> withKey().body(SESSION).post("/v1/sessions"));
        writes.put("finish", () -> as(token).post("/v1/sessions/{id}/finish", session));
    }

    private RequestSpecification withKey() {
        return as(token).header("Idempotency-Key", key);
    }

    @Test
    void aFullPool() throws SQLException, ExecutionException, InterruptedException {
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0;
                    i
                            < database.getConfiguration()
                                    .connectionPoolConfiguration()
                                    .maxSize();
                    i++) {
                taken.add(database.getConnection());
            }
            // At once, for each waits until the pool gives up.
            assertBusy("full", atOnce(all()));
            Response ready = given().get("/q/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertAllAnswer();
    }

    @Test
    void aDatabaseThatRefusesWhateverItIsAsked() {
        for (String state : List.of("53300", "57P01", "08006", "57014", "40P01", "40001", "55P03", "HYT00", "90098")) {
            Map<String, Response> answers = new LinkedHashMap<>();
            CountingDriver.failing(
                    CountingDriver.Step.EXECUTE,
                    () -> new SQLException("refused", state),
                    () -> all().forEach((name, operation) -> answers.put(name, operation.get())));
            assertBusy(state, answers);
        }
        assertAllAnswer();
    }

    @Test
    void aDatabaseThatIsLostBeforeTheCommit() {
        Map<String, Response> answers = new LinkedHashMap<>();
        CountingDriver.failing(
                CountingDriver.Step.COMMIT,
                () -> new SQLException("terminating connection", "57P01"),
                () -> writes.forEach((name, operation) -> answers.put(name, operation.get())));
        assertBusy("commit", answers);
        assertAllAnswer();
    }

    private Map<String, Supplier<Response>> all() {
        Map<String, Supplier<Response>> all = new LinkedHashMap<>(reads);
        all.putAll(writes);
        return all;
    }

    private static Map<String, Response> atOnce(Map<String, Supplier<Response>> operations)
            throws ExecutionException, InterruptedException {
        Map<String, Response> answers = new LinkedHashMap<>();
        try (ExecutorService clients = Executors.newCachedThreadPool()) {
            Map<String, Future<Response>> asked = new LinkedHashMap<>();
            operations.forEach((name, operation) -> asked.put(name, clients.submit(operation::get)));
            for (Map.Entry<String, Future<Response>> one : asked.entrySet()) {
                answers.put(one.getKey(), one.getValue().get());
            }
        }
        return answers;
    }

    private static void assertBusy(String how, Map<String, Response> answers) {
        Map<String, String> unexpected = new LinkedHashMap<>();
        answers.forEach((name, answer) -> {
            boolean isRight = answer.statusCode() == 503
                    && answer.getHeader("Retry-After") != null
                    && answer.jsonPath().getString("type").equals("/problems/unavailable");
            if (!isRight) {
                unexpected.put(how + ": " + name, answer.statusCode() + " " + answer.asString());
            }
        });
        assertThat(unexpected).isEmpty();
    }

    /** Nothing is left of the failures: no lost connection, no key that is taken for good. */
    private void assertAllAnswer() {
        assertThat(database.getMetrics().activeCount()).isZero();
        all().forEach((name, operation) -> {
            if (!name.equals("stream")) {
                assertThat(operation.get().statusCode()).as(name).isIn(200, 201);
            }
        });
    }
}
