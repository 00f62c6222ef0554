package dev.meno;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mock exam through two kills of the server, and the replay command on what is left. */
class ExamCrashIT {
    private static final int QUESTIONS = 65;

    @TempDir
    Path folder;

    /** What was acknowledged: the answer to the question in each position. */
    private final Map<Integer, Map<String, Object>> saved = new LinkedHashMap<>();

    private String token = "";
    private String exam = "";

    @AfterEach
    void forgetThePort() {
        RestAssured.port = RestAssured.UNDEFINED_PORT;
    }

    @Test
    void anExamOutlivesKillsAndItsDecisionsAreRepeated() throws Exception {
        try (EmbeddedPostgres postgres =
                DatabaseResource.isPostgresql() ? DatabaseResource.startDurablePostgres() : null) {
            Map<String, String> environment = environment(postgres);
            Map<String, Object> places;
            try (RunningApplication application = start(environment)) {
                begin();
                answer(20);
                as(token)
                        .body(Map.of("flagged", true))
                        .put("/v1/sessions/{id}/questions/{position}/flag", exam, 3)
                        .then()
                        .statusCode(204);
                places = get("/questions").getMap("$");
                application.kill();
            }
            try (RunningApplication application = start(environment)) {
                assertThat(get("/questions").getMap("$")).isEqualTo(places);
                assertThatEveryAnswerIsThere();
                answer(20);
                application.kill();
            }
            Map<String, Object> report;
            try (RunningApplication application = start(environment)) {
                assertThatEveryAnswerIsThere();
                answer(QUESTIONS - saved.size());
                finish();
                report = get("/report").getMap("$");
                application.kill();
            }
            try (RunningApplication application = start(environment)) {
                finish();
                assertThat(get("/report").getMap("$")).isEqualTo(report);
                assertThat(as(token)
                                .get("/v1/learners/me/attempts?limit=200")
                                .jsonPath()
                                .getList("items.questionId"))
                        .hasSize(QUESTIONS)
                        .doesNotHaveDuplicates();
                application.kill();
            }
            assertThatTheReplayEndsWith(0, environment, "replayed 65 decisions and 65 attempts, 0 differences");
            tamper(postgres);
            assertThatTheReplayEndsWith(1, environment, "replayed 65 decisions and 65 attempts");
        }
    }

    private RunningApplication start(Map<String, String> environment) throws IOException {
        RunningApplication application = RunningApplication.start(folder, environment);
        RestAssured.port = application.url().getPort();
        return application;
    }

    private void begin() {
        String partner = Api.clientToken("demo-partner", "demo-secret");
        token = Api.learnerToken(partner, Api.newLearner(partner));
        exam = Api.startSession(token, Map.of("mode", "mock-exam"));
    }

    private void answer(int count) {
        JsonPath next = get("/next-question");
        for (int n = 0; n < count; n++) {
            Map<String, Object> response = Api.someResponse(next);
            int position = next.getInt("position");
            next = as(token)
                    .body(Map.of("questionId", next.getString("questionId"), "response", response))
                    .post("/v1/sessions/{id}/attempts?include=next", exam)
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath()
                    .setRootPath("next");
            saved.put(position, response);
        }
    }

    private void assertThatEveryAnswerIsThere() {
        saved.forEach((position, response) ->
                assertThat(get("/questions/" + position).getMap("response")).isEqualTo(response));
    }

    private void finish() {
        as(token).post("/v1/sessions/{id}/finish", exam).then().statusCode(200);
    }

    private JsonPath get(String path) {
        return as(token)
                .get("/v1/sessions/" + exam + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void assertThatTheReplayEndsWith(int status, Map<String, String> environment, String told)
            throws IOException, InterruptedException {
        try (RunningApplication replay = RunningApplication.launch(folder, environment, "replay")) {
            assertThat(replay.exitCode()).as(replay::output).isEqualTo(status);
            assertThat(replay.output()).contains(told);
        }
    }

    private void tamper(EmbeddedPostgres postgres) throws SQLException {
        try (Connection database = postgres == null
                        ? DriverManager.getConnection(
                                "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                                        .formatted(folder.resolve("data")
                                                .resolve("meno")
                                                .toAbsolutePath()),
                                "sa",
                                "sa")
                        : DriverManager.getConnection(postgres.getJdbcUrl("postgres", "meno"));
                Statement statement = database.createStatement()) {
            assertThat(statement.executeUpdate(
                            "update attempt set theta_after = theta_after + 0.001 where sequence = 30"))
                    .isEqualTo(1);
        }
    }

    private static Map<String, String> environment(EmbeddedPostgres postgres) {
        Map<String, String> environment = new HashMap<>(Map.of("MENO_DEMO", "true", "MENO_DATA_DIR", "data"));
        if (postgres != null) {
            environment.putAll(DatabaseResource.environment(postgres));
        }
        return environment;
    }
}
