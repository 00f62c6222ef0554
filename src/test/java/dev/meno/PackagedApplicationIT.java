package dev.meno;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The built artefact, configured by environment alone, away from the checkout. */
class PackagedApplicationIT {
    private static final String KIND = "quarkus.datasource.db-kind";

    @TempDir
    Path folder;

    @Test
    @DisabledIfSystemProperty(named = KIND, matches = "postgresql")
    void aDemoPrintsHowToUseItAndKeepsItsDataOverARestart() throws Exception {
        Map<String, String> environment =
                Map.of("MENO_DEMO", "true", "MENO_DATA_DIR", "kept", "MENO_JAVA_HOME", "/nowhere");
        String token;
        String learner;
        String attempts;
        try (RunningApplication first = RunningApplication.start(folder, environment)) {
            List<String> lines = first.output().lines().toList();
            String tail = String.join("\n", lines.subList(lines.size() - 20, lines.size()));
            assertThat(tail).contains("Meno is ready", first.url() + "/docs", "/v1/sessions", "curl");
            String partner = partner(first.url());
            learner = as(first.url(), partner)
                    .body(Map.of("externalId", "kept"))
                    .post("/v1/learners")
                    .jsonPath()
                    .getString("id");
            token = as(first.url(), partner)
                    .post("/v1/learners/%s/tokens".formatted(learner))
                    .jsonPath()
                    .getString("access_token");
            String session = as(first.url(), token)
                    .body(Map.of("courseId", "mls-c01", "mode", "practice"))
                    .post("/v1/sessions")
                    .jsonPath()
                    .getString("id");
            JsonPath question = as(first.url(), token)
                    .get("/v1/sessions/%s/next-question".formatted(session))
                    .jsonPath();
            as(first.url(), token)
                    .body(Api.someAnswer(question))
                    .post("/v1/sessions/%s/attempts".formatted(session))
                    .then()
                    .statusCode(201);
            attempts = as(first.url(), token).get("/v1/learners/me/attempts").asString();
        }

        try (RunningApplication second = RunningApplication.start(folder, environment)) {
            assertThat(as(second.url(), token).get("/v1/learners/me").jsonPath().getString("id"))
                    .isEqualTo(learner);
            assertThat(as(second.url(), token).get("/v1/learners/me/attempts").asString())
                    .isEqualTo(attempts);
            assertThat(as(second.url(), partner(second.url()))
                            .get("/v1/courses/mls-c01")
                            .jsonPath()
                            .getInt("revision"))
                    .isEqualTo(1);
        }
        Path key = folder.resolve("kept").resolve("jwt-private-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisabledIfSystemProperty(named = KIND, matches = "postgresql")
    void withoutTheDemoNothingIsSeeded() throws Exception {
        try (RunningApplication application =
                RunningApplication.start(folder, Map.of("MENO_OPERATOR_SECRET", "s3cret"))) {
            assertThat(token(application.url(), "demo-partner", "demo-secret").getString("error"))
                    .isEqualTo("invalid_client");
            assertThat(token(application.url(), "operator", "s3cret").getString("access_token"))
                    .isNotBlank();
            assertThat(application.output()).doesNotContain("Meno is ready");
        }
        assertThat(folder.resolve("data")).isDirectory();
        try (Connection database = DriverManager.getConnection(h2Url(), "sa", "sa")) {
            assertThat(tables(database)).contains("attempt").doesNotContain("demo_fill");
        }
    }

    @Test
    @DisabledIfSystemProperty(named = KIND, matches = "postgresql")
    void dataOfAnUnreleasedVersionEndsTheStartWithARemedy() throws Exception {
        Path migrations = Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(migrations.resolve("V1__core.sql"), "create table tenant (id integer);");
        Files.writeString(migrations.resolve("V3__simulation.sql"), "create table simulation (id integer);");
        Flyway.configure()
                .dataSource(h2Url(), "sa", "sa")
                .locations("filesystem:" + migrations)
                .load()
                .migrate();

        try (RunningApplication application = RunningApplication.launch(folder, Map.of("MENO_DEMO", "true"))) {
            assertThat(application.exitCode()).isNotZero();
            assertThat(application.output())
                    .contains("created by an unreleased version of Meno", "Move it away or delete it", "MENO_DATA_DIR")
                    .doesNotContain("\tat ", "FlywayValidateException");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = KIND, matches = "postgresql")
    void onPostgresqlASharedSigningKeyMustBeGiven() throws Exception {
        // With its database within reach, so that nothing but the key is missing.
        try (EmbeddedPostgres postgres = DatabaseResource.startDurablePostgres();
                RunningApplication application =
                        RunningApplication.launch(folder, DatabaseResource.environment(postgres))) {
            assertThat(application.exitCode()).isNotZero();
            assertThat(application.output()).contains("MENO_JWT_PRIVATE_KEY");
            try (Connection database = postgres.getDatabase("postgres", "meno").getConnection()) {
                assertThat(tables(database)).contains("attempt").doesNotContain("demo_fill");
            }
        }
    }

    private String h2Url() {
        return "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                .formatted(folder.resolve("data").resolve("meno").toAbsolutePath());
    }

    private static List<String> tables(Connection database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables =
                database.getMetaData().getTables(null, "public", "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private static String partner(URI server) {
        return token(server, "demo-partner", "demo-secret").getString("access_token");
    }

    private static JsonPath token(URI server, String client, String secret) {
        return given().baseUri(server.toString())
                .port(server.getPort())
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", client)
                .formParam("client_secret", secret)
                .post("/oauth2/token")
                .jsonPath();
    }

    private static RequestSpecification as(URI server, String token) {
        return Api.as(token).baseUri(server.toString()).port(server.getPort());
    }
}
