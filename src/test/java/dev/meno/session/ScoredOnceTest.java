package dev.meno.session;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.Effort;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promises R10, R11 and R13 of the attempt. */
@ApiTest
class ScoredOnceTest {
    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = Effort.of(30, 200);

    private String token = "";

    @BeforeEach
    void registerLearner() {
        token = Api.newLearnerToken();
    }

    @Test
    void racingPostsWithOneKeyMakeOneAttemptAndGetOneAnswer() throws Exception {
        try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            String session = "";
            for (int round = 0; round < ROUNDS; round++) {
                // The seed course has questions for fifty rounds of a session and more.
                session = round % 50 == 0 ? Api.startSession(token) : session;
                Map<String, Object> body = Api.someAnswer(Api.nextQuestion(token, session));
                String key = "round-" + round;
                List<Response> answers = race(connections, session, key, body);

                assertThat(answers)
                        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
                assertThat(answers.stream().map(Response::asString).collect(Collectors.toSet()))
                        .hasSize(1);
                assertThat(answered(session)).isEqualTo(round % 50 + 1);
            }
        }
        assertThat(attemptsInHistory()).isEqualTo(ROUNDS);
    }

    @Test
    void racingPostsWithoutAKeyMakeOneAttemptToo() throws Exception {
        String session = Api.startSession(token);
        try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int round = 0; round < 20; round++) {
                Map<String, Object> body = Api.someAnswer(Api.nextQuestion(token, session));
                List<Response> answers = race(connections, session, null, body);

                assertThat(answers)
                        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
                assertThat(answers.stream().map(Response::asString).collect(Collectors.toSet()))
                        .hasSize(1);
                assertThat(answered(session)).isEqualTo(round + 1);
            }
        }
    }

    @Test
    void aRepetitionGetsTheStoredAnswerByteForByteEvenWhenTheSessionHasMovedOn() {
        String session = Api.startSession(token);
        Map<String, Object> body = Api.someAnswer(Api.nextQuestion(token, session));
        Response first = post(session, "k1", body);
        post(session, "k2", Api.someAnswer(Api.nextQuestion(token, session)));
        as(token).post("/v1/sessions/{id}/finish", session);

        assertThat(post(session, "k1", body).asString()).isEqualTo(first.asString());
        assertThat(post(session, null, body).asString()).isEqualTo(first.asString());
        assertThat(answered(session)).isEqualTo(2);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String session = Api.startSession(token);
        Map<String, Object> body = Api.someAnswer(Api.nextQuestion(token, session));
        post(session, "key", body).then().statusCode(201);
        Map<String, Object> other = new HashMap<>(body);
        other.put("elapsedMillis", 1);

        Response refused = post(session, "key", other);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/idempotency-key-reused");
        assertThat(answered(session)).isEqualTo(1);
    }

    @Test
    void anotherResponseToAnAnsweredQuestionIsRefused() {
        String session = Api.startSession(token);
        Map<String, Object> body = singleChoice(session, "A");
        post(session, null, body).then().statusCode(201);

        Response refused =
                post(session, null, Map.of("questionId", body.get("questionId"), "response", Map.of("choice", "B")));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/already-answered");
    }

    @Test
    void aKeyOfOneLearnerMeansNothingInTheSessionOfAnother() {
        String session = Api.startSession(token);
        Map<String, Object> body = Api.someAnswer(Api.nextQuestion(token, session));
        String stored = post(session, "shared", body).asString();
        String stranger = Api.newLearnerToken();

        Response foreign =
                as(stranger).header("Idempotency-Key", "shared").body(body).post("/v1/sessions/{id}/attempts", session);
        assertThat(foreign.statusCode()).isEqualTo(404);

        String own = Api.startSession(stranger);
        Response other = as(stranger)
                .header("Idempotency-Key", "shared")
                .body(Api.someAnswer(Api.nextQuestion(stranger, own)))
                .post("/v1/sessions/{id}/attempts?include=next", own);
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(other.asString()).isNotEqualTo(stored);
    }

    @Test
    void twoDevicesOfOneLearnerLoseNoUpdate() throws Exception {
        int attemptsEach = Effort.of(75, 500);
        try (ExecutorService devices = Executors.newFixedThreadPool(2)) {
            Callable<Void> device = () -> {
                practise(attemptsEach);
                return null;
            };
            for (Future<Void> done : devices.invokeAll(List.of(device, device))) {
                done.get();
            }
        }

        JsonPath abilities =
                as(token).get("/v1/learners/me/abilities?course=" + Api.COURSE).jsonPath();
        List<Integer> counts = abilities.getList("abilities.attempts");
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2 * attemptsEach);
        assertThat(attemptsInHistory()).isEqualTo(2 * attemptsEach);
    }

    private void practise(int attempts) {
        String session = "";
        JsonPath question = null;
        for (int i = 0; i < attempts; i++) {
            if (i % 50 == 0) {
                session = Api.startSession(token);
                question = Api.nextQuestion(token, session);
            }
            Response answer = post(session, null, Api.someAnswer(question));
            assertThat(answer.statusCode()).isEqualTo(201);
            question = answer.jsonPath().setRootPath("next");
        }
    }

    private List<Response> race(ExecutorService connections, String session, String key, Map<String, Object> body)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(CONNECTIONS);
        List<Callable<Response>> posts = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            posts.add(() -> {
                start.await();
                return post(session, key, body);
            });
        }
        List<Response> answers = new ArrayList<>();
        for (Future<Response> answer : connections.invokeAll(posts)) {
            answers.add(answer.get());
        }
        return answers;
    }

    private Response post(String session, String key, Map<String, Object> body) {
        var request = as(token).body(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post("/v1/sessions/{id}/attempts?include=next", session);
    }

    private Map<String, Object> singleChoice(String session, String choice) {
        JsonPath question = Api.nextQuestion(token, session);
        while (!question.getString("kind").equals("single-choice")) {
            as(token).post("/v1/sessions/{id}/skip", session);
            question = Api.nextQuestion(token, session);
        }
        return Map.of("questionId", question.getString("questionId"), "response", Map.of("choice", choice));
    }

    private int answered(String session) {
        return as(token).get("/v1/sessions/{id}", session).jsonPath().getInt("answered");
    }

    private int attemptsInHistory() {
        Set<String> ids = new java.util.HashSet<>();
        String cursor = null;
        do {
            JsonPath page = as(token)
                    .get("/v1/learners/me/attempts?limit=200" + (cursor == null ? "" : "&cursor=" + cursor))
                    .jsonPath();
            ids.addAll(page.getList("items.attemptId"));
            cursor = page.getString("next");
        } while (cursor != null);
        return ids.size();
    }
}
