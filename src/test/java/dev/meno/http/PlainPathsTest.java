package dev.meno.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.platform.Role;
import dev.meno.platform.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A path that the security layer and the REST layer would read differently leads nowhere. */
@ApiTest
class PlainPathsTest {
    @Test
    void parametersAndEscapedSeparatorsAreNotFound() {
        String token = Api.demo(Role.AUTHOR);
        try (Wire wire = new Wire()) {
            assertThat(wire.send("GET", "/v1/courses", token, new byte[0]).status())
                    .isEqualTo(200);
            for (String path : List.of(
                    "/v1/courses;x",
                    "/v1/courses;x=1",
                    "/v1;x/courses",
                    "/v1/courses%3Bx",
                    "/v1/courses%3bx=1",
                    "/v1%2Fcourses",
                    "/v1%2fcourses",
                    "/v1%5Ccourses",
                    "/login/oidc;x",
                    "/login/oidc%3Bx",
                    "/q/health/ready;x",
                    "/openapi;x",
                    "/practice;x",
                    "/assets%2F..%2Fsecret")) {
                wire.send("GET", path, token, new byte[0]).assertProblem(404, path);
                wire.send("POST", path, "", "{}".getBytes(StandardCharsets.UTF_8))
                        .assertProblem(404, path);
            }
        }
    }

    @Test
    void aQueryMayHoldThem() {
        try (Wire wire = new Wire()) {
            String query = "/v1/courses?limit=2%3B3";
            wire.send("GET", query, Api.demo(Role.AUTHOR), new byte[0]).assertProblem(400, query);
        }
    }
}
