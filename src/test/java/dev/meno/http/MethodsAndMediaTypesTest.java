package dev.meno.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.platform.Contract;
import dev.meno.platform.Wire;
import dev.meno.platform.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Promise R29: what the contract does not declare is refused, and the refusal says what there is. */
@ApiTest
class MethodsAndMediaTypesTest {
    private static final byte[] NO_BODY = {};

    @Test
    void everyMethodThatAPathDoesNotOfferIsRefusedWithThoseItOffers() {
        Contract contract = Contract.served();
        try (Wire wire = new Wire()) {
            for (String path : contract.paths()) {
                Set<String> offered = contract.methods(path);
                for (String method : Contract.METHODS) {
                    if (!offered.contains(method)) {
                        Wire.Answer answer = wire.send(
                                method,
                                World.foreignPath(path),
                                token(path),
                                "{}".getBytes(StandardCharsets.UTF_8),
                                "Content-Type",
                                Contract.JSON_TYPE);

                        answer.assertProblem(405, method + " " + path);
                        assertThat(new TreeSet<>(List.of(answer.header("Allow").split(" *, *", -1))))
                                .as("%s %s", method, path)
                                .isEqualTo(offered);
                    }
                }
            }
        }
    }

    @Test
    void aBodyOfAnUndeclaredMediaTypeIsRefused() {
        try (Wire wire = new Wire()) {
            for (Contract.Call call : Contract.served().calls()) {
                for (String type : List.of(
                        "text/plain",
                        "application/xml",
                        "multipart/form-data; boundary=x",
                        "application/octet-stream",
                        "application/json",
                        "application/x-www-form-urlencoded")) {
                    if (!call.bodyTypes().isEmpty() && !call.bodyTypes().contains(type)) {
                        wire.send(
                                        call.method(),
                                        World.foreignPath(call.path()),
                                        token(call.path()),
                                        "{}".getBytes(StandardCharsets.UTF_8),
                                        "Content-Type",
                                        type)
                                .assertProblem(415, call.name() + " with " + type);
                    }
                }
            }
        }
    }

    @Test
    void aMediaTypeThatIsNoneIsRefused() {
        try (Wire wire = new Wire()) {
            for (String type : List.of("nonsense", "/", "application/", "application/json;charset=nonsense", ";")) {
                Wire.Answer answer = wire.send(
                        "POST",
                        "/v1/cohorts",
                        Api.demo("partner"),
                        "[]".getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        type);

                assertThat(answer.faultOfProblem()).as(type).isEmpty();
                assertThat(answer.status()).as(type).isIn(400, 415);
            }
        }
    }

    @Test
    void anAnswerOfAnUndeclaredMediaTypeIsRefused() {
        try (Wire wire = new Wire()) {
            for (Contract.Call call : Contract.served().calls()) {
                for (String type : List.of("application/x-undeclared", "image/*", "application/json;q=0")) {
                    boolean refusable = !type.contains("q=0");
                    if (refusable) {
                        byte[] body = call.bodyTypes().isEmpty() ? NO_BODY : "{}".getBytes(StandardCharsets.UTF_8);
                        String contentType =
                                call.bodyTypes().stream().findFirst().orElse(Contract.JSON_TYPE);
                        wire.send(
                                        call.method(),
                                        World.foreignPath(call.path()),
                                        token(call.path()),
                                        body,
                                        "Content-Type",
                                        contentType,
                                        "Accept",
                                        type)
                                .assertProblem(406, call.name() + " accepting " + type);
                    }
                }
            }
        }
    }

    @Test
    void whatIsNotThereIsAProblemToo() {
        try (Wire wire = new Wire()) {
            for (String path : List.of(
                    "/nope",
                    "/v1",
                    "/v2/sessions",
                    "/v1/nope",
                    "/v1/sessions/x/nope",
                    "/v1/cohorts/x/analytics/nope",
                    "/v1/courses/mls-c01/questions/x/y/z",
                    "/v1/courses/%E2%82%AC",
                    "/v1/courses/%0d%0aSet-Cookie:%20a",
                    "/v1/courses/%ff",
                    "/v1/learners/'%20or%201=1",
                    "/problems/nope",
                    "/index.html",
                    "/META-INF/MANIFEST.MF",
                    "/application.properties")) {
                wire.send("GET", path, Api.demo("partner"), NO_BODY).assertProblem(404, path);
            }
            for (Contract.Call call : Contract.served().calls()) {
                if (call.path().contains("{") && call.bodyTypes().isEmpty()) {
                    // PostgreSQL cannot look up a NUL, H2 finds nothing.
                    Wire.Answer answer = wire.send(
                            call.method(), call.path().replaceAll("\\{[^}]+}", "%00"), token(call.path()), NO_BODY);
                    assertThat(answer.status()).as(call.name()).isIn(400, 404);
                    assertThat(answer.faultOfProblem()).as(call.name()).isEmpty();
                }
            }
        }
    }

    @Test
    void aPathThatIsNoneIsRefused() {
        for (String target :
                List.of("/v1/courses/%", "/v1/courses/%zz", "/v1/courses/%u0041", "/v1/../../etc/passwd")) {
            Wire.Answer answer = Wire.pour(
                    "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(target, Api.demo("partner")),
                    new byte[0]);

            assertThat(answer.status()).as(target).isIn(400, 404);
            // The router refuses a broken escape before any code of ours, with an empty body.
            assertThat(answer.body().isEmpty() || answer.faultOfProblem().isEmpty())
                    .as("%s: %s", target, answer.body())
                    .isTrue();
        }
    }

    @Test
    void aQueryThatNoDatabaseCanHoldIsRefused() {
        World world = new World();
        try (Wire wire = new Wire()) {
            for (Contract.Call call : Contract.served().calls()) {
                if (call.hasQuery("course")) {
                    for (String course : List.of("%00", "%ED%A0%80", "%ff", "", "x".repeat(3_000))) {
                        Wire.Answer answer = wire.send(
                                call.method(),
                                world.path(call.path()) + "?course=" + course,
                                world.token(call.path()),
                                NO_BODY);

                        assertThat(answer.status())
                                .as("%s %s", call.name(), course)
                                .isIn(400, 404);
                        assertThat(answer.faultOfProblem()).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void theTokenEndpointTakesNothingForItsOwnFault() {
        try (Wire wire = new Wire()) {
            for (String form : List.of(
                    "",
                    "grant_type",
                    "grant_type=%00",
                    "grant_type=client_credentials",
                    "grant_type=client_credentials&client_id=%00&client_secret=%00",
                    "grant_type=client_credentials&client_id=demo-partner&client_secret=%00",
                    "grant_type=client_credentials&client_id=%zz&client_secret=%",
                    "grant_type=client_credentials&client_id=%ff&client_secret=%ff",
                    "grant_type=client_credentials&client_id=%ED%A0%80&client_secret=x",
                    "grant_type=client_credentials&client_id=demo-partner&client_secret=" + "x".repeat(10_000),
                    "grant_type=client_credentials&client_id=" + "x".repeat(10_000) + "&client_secret=x",
                    "grant_type=client_credentials&client_id=demo-partner&client_secret=demo-secret&scope=%00",
                    "grant_type=client_credentials&client_id=demo-partner&client_secret=demo-secret&scope=operator",
                    "a=b&".repeat(20_000))) {
                Wire.Answer answer = wire.send(
                        "POST",
                        "/oauth2/token",
                        "",
                        form.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/x-www-form-urlencoded");

                assertThat(answer.status()).as("%.80s: %s", form, answer.body()).isBetween(400, 499);
                assertThat(answer.body()).as("%.80s", form).doesNotContain("Exception", "SQL", "java.");
            }
            for (String basic : List.of("Basic", "Basic !", "Basic AAAA", "Basic OgA6", "Basic ADow", "Basic JTp6")) {
                Wire.Answer answer = wire.send(
                        "POST",
                        "/oauth2/token",
                        "",
                        "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        basic);

                assertThat(answer.status()).as(basic).isBetween(400, 499);
            }
        }
    }

    private static String token(String path) {
        return path.startsWith("/v1/tenants") ? Api.operator() : Api.demo("partner");
    }
}
