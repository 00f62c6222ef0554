package dev.meno.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.platform.Wire;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises R21 and R22: no body is too long or too deep for the server. */
@ApiTest
class BodyLimitTest {
    private static final int LIMIT = 256 * 1024;
    private static final int TWELVE_MEGABYTES = 12 * 1024 * 1024;
    private static final List<String> PATHS = List.of("/v1/cohorts", "/v1/learners", "/v1/sessions");

    @Test
    void anAnnouncedBodyOverTheLimitIsRefusedBeforeItIsSent() {
        for (String path : PATHS) {
            for (long length : new long[] {LIMIT + 1, TWELVE_MEGABYTES, Long.MAX_VALUE}) {
                Wire.Answer answer = Wire.pour(
                        head(path, Api.demo("partner")) + "Content-Length: " + length + "\r\n\r\n", new byte[0]);

                answer.assertProblem(413, path + " with " + length);
            }
        }
    }

    @Test
    void anEndlessBodyInChunksIsRefused() {
        byte[] chunk = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (String path : PATHS) {
            Wire.Answer answer =
                    Wire.pour(head(path, Api.demo("partner")) + "Transfer-Encoding: chunked\r\n\r\n", chunk);

            answer.assertProblem(413, path);
        }
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithoutAToken() {
        byte[] chunk = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);

        Wire.Answer announced = Wire.pour(
                head("/v1/cohorts", "none") + "Content-Length: " + TWELVE_MEGABYTES + "\r\n\r\n", new byte[0]);
        Wire.Answer chunked = Wire.pour(head("/v1/cohorts", "none") + "Transfer-Encoding: chunked\r\n\r\n", chunk);

        for (Wire.Answer answer : List.of(announced, chunked)) {
            assertThat(answer.status()).isIn(401, 413);
            assertThat(answer.faultOfProblem()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a length that is no number", "-1", "1e9", "99999999999999999999"})
    void aLengthThatIsNoneIsRefused(String length) {
        Wire.Answer answer = Wire.pour(
                head("/v1/cohorts", Api.demo("partner")) + "Content-Length: " + length + "\r\n\r\n", new byte[0]);

        // Below the reach of problem documents: such a request is no HTTP.
        assertThat(answer.status()).isIn(400, 413);
    }

    @Test
    void aBodyOfExactlyTheLimitIsReadAndOneByteMoreIsNot() {
        try (Wire wire = new Wire()) {
            String invalid = "{\"name\":\"\"}";
            String unreadable = "{\"name\":\"A\"";

            post(wire, padded(invalid, LIMIT)).assertProblem(422, "an invalid body of the limit's length");
            post(wire, padded(unreadable, LIMIT)).assertProblem(400, "an unreadable body of the limit's length");
            post(wire, padded(invalid, LIMIT + 1)).assertProblem(413, "a body over the limit");
        }
    }

    /** The upgrade of a Java client: a body that is read early must not meet a request that is read as a stream. */
    @Test
    void aClientThatOffersHttp2IsServed() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String method : List.of("GET", "POST")) {
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create("http://localhost:%d/v1/cohorts".formatted(RestAssured.port)))
                        .header("Authorization", "Bearer " + Api.demo("partner"))
                        .header("Content-Type", "application/json")
                        .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                        .build();

                int status = client.send(request, BodyHandlers.discarding()).statusCode();

                assertThat(status).isEqualTo(method.equals("GET") ? 200 : 422);
            }
        }
    }

    @Test
    void deepNestingIsRefused() {
        try (Wire wire = new Wire()) {
            for (String body : List.of(
                    "[".repeat(100_000),
                    "[".repeat(100_000) + "]".repeat(100_000),
                    "{\"name\":".repeat(30_000),
                    "{\"name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                    "{\"unknown\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                    "{\"unknown\":" + "{\"\":".repeat(40_000) + "1" + "}".repeat(40_001))) {
                post(wire, body).assertProblem(400, body.substring(0, 20));
            }
        }
    }

    private static Wire.Answer post(Wire wire, String body) {
        return wire.sendJson("POST", "/v1/cohorts", Api.demo("partner"), body);
    }

    private static String padded(String body, int length) {
        return body + " ".repeat(length - body.length());
    }

    private static String head(String path, String token) {
        return String.join(
                "\r\n",
                "POST %s HTTP/1.1".formatted(path),
                "Host: localhost",
                "Connection: close",
                "Authorization: Bearer " + token,
                "Content-Type: application/json",
                "");
    }
}
