package dev.meno.http;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Posts that create take an idempotency key. */
@ApiTest
class IdempotencyTest {
    private static final Map<String, Object> SESSION = Map.of("courseId", Api.COURSE, "mode", "practice");

    @Test
    void theSameKeyAndBodyGetTheStoredAnswer() {
        String token = Api.newLearnerToken();
        Response first = start(token, "one", SESSION);
        Response second = start(token, "one", SESSION);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location"));
        assertThat(start(token, "two", SESSION).asString()).isNotEqualTo(first.asString());
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String token = Api.newLearnerToken();
        start(token, "one", SESSION);
        Response refused =
                start(token, "one", Map.of("courseId", Api.COURSE, "mode", "practice", "domains", List.of("ml")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void aKeyOfOneCallerIsNoKeyOfAnother() {
        String one = start(Api.newLearnerToken(), "shared", SESSION).asString();
        Response other = start(Api.newLearnerToken(), "shared", SESSION);
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(other.asString()).isNotEqualTo(one);
    }

    @Test
    void racingPostsCreateOneSession() throws Exception {
        String token = Api.newLearnerToken();
        try (ExecutorService connections = Executors.newFixedThreadPool(16)) {
            for (int round = 0; round < 20; round++) {
                String key = "race-" + round;
                CyclicBarrier start = new CyclicBarrier(16);
                Callable<String> post = () -> {
                    start.await();
                    Response answer = start(token, key, SESSION);
                    assertThat(answer.statusCode()).isEqualTo(201);
                    return answer.asString();
                };
                Set<String> answers = new HashSet<>();
                for (Future<String> answer : connections.invokeAll(
                        Stream.generate(() -> post).limit(16).toList())) {
                    answers.add(answer.get());
                }
                assertThat(answers).hasSize(1);
            }
        }
    }

    @Test
    void aRefusedRequestTakesNoKey() {
        String token = Api.newLearnerToken();
        assertThat(start(token, "fix", Map.of("courseId", "unheard-of", "mode", "practice"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(start(token, "fix", SESSION).statusCode()).isEqualTo(201);
    }

    @Test
    void aKeyMustBePrintableAndShort() {
        String token = Api.newLearnerToken();
        assertThat(start(token, "x".repeat(255), SESSION).statusCode()).isEqualTo(201);
        for (String key : List.of("x".repeat(256), " ", "é")) {
            assertThat(start(token, key, SESSION).statusCode()).as(key).isEqualTo(400);
        }
    }

    @Test
    void registeringALearnerTwiceFindsTheFirst() throws Exception {
        Map<String, Object> body = Map.of("externalId", "twice-" + UUID.randomUUID());
        try (ExecutorService connections = Executors.newFixedThreadPool(8)) {
            Callable<String> post = () -> as(Api.demo("partner"))
                    .body(body)
                    .post("/v1/learners")
                    .jsonPath()
                    .getString("id");
            Set<String> ids = new HashSet<>();
            for (Future<String> id :
                    connections.invokeAll(Stream.generate(() -> post).limit(8).toList())) {
                ids.add(id.get());
            }
            assertThat(ids).hasSize(1).doesNotContainNull();
        }
        assertThat(as(Api.demo("partner")).body(body).post("/v1/learners").statusCode())
                .isEqualTo(200);
    }

    private static Response start(String token, String key, Map<String, Object> body) {
        return as(token).header("Idempotency-Key", key).body(body).post("/v1/sessions");
    }
}
