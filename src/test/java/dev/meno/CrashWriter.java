package dev.meno;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;

/** A learner's app on a network that breaks: it answers question after question, and repeats what got no answer. */
final class CrashWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES_WHEN_BUSY = 10;

    private final String name;
    private final Set<String> acknowledged;
    private String token = "";
    private String session = "";
    private JsonNode question = MissingNode.getInstance();
    private Pending pending;
    private String expected;

    CrashWriter(String name, Set<String> acknowledged) {
        this.name = name;
        this.acknowledged = acknowledged;
    }

    /** A request that was sent and may or may not have been carried out. */
    private record Pending(String session, String key, String body) {}

    /** The key of the request that got no answer; empty if there is none. */
    String pendingKey() {
        return pending == null ? "" : pending.key();
    }

    /** The request that got no answer was carried out: its repetition must bring this one. */
    void expectOnRepetition(String answer) {
        expected = answer;
    }

    /** Practises until the connection breaks. */
    void practise(URI server, Runnable afterEach) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            if (token.isEmpty()) {
                signIn(client, server);
            }
            while (true) {
                if (pending == null) {
                    if (!question.hasNonNull("questionId")) {
                        startSession(client, server);
                    }
                    pending = new Pending(session, UUID.randomUUID().toString(), answer().toString());
                }
                send(client, server);
                afterEach.run();
            }
        } catch (IOException killed) {
            // What is pending is repeated after the restart, and the session goes on.
        }
    }

    private void send(HttpClient client, URI server) throws IOException, InterruptedException {
        HttpResponse<String> response = exchange(
                client,
                HttpRequest.newBuilder(
                                server.resolve("/v1/sessions/%s/attempts?include=next".formatted(pending.session())))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", pending.key())
                        .POST(HttpRequest.BodyPublishers.ofString(pending.body()))
                        .build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonNode answer = JSON.readTree(response.body());
        if (expected != null) {
            assertThat(answer).isEqualTo(JSON.readTree(expected));
            expected = null;
        }
        assertThat(acknowledged.add(answer.get("attemptId").asText()))
                .as("an attempt is acknowledged once")
                .isTrue();
        question = answer.path("next");
        pending = null;
    }

    private void signIn(HttpClient client, URI server) throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=demo-partner&client_secret=demo-secret";
        HttpResponse<String> issued = exchange(
                client,
                HttpRequest.newBuilder(server.resolve("/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        String partner = JSON.readTree(issued.body()).get("access_token").asText();
        JsonNode learner = post(client, server, "/v1/learners", partner, "{\"externalId\":\"%s\"}".formatted(name));
        token = post(
                        client,
                        server,
                        "/v1/learners/%s/tokens".formatted(learner.get("id").asText()),
                        partner,
                        "")
                .get("access_token")
                .asText();
    }

    private void startSession(HttpClient client, URI server) throws IOException, InterruptedException {
        session = post(client, server, "/v1/sessions", token, "{\"courseId\":\"mls-c01\",\"mode\":\"practice\"}")
                .get("id")
                .asText();
        HttpResponse<String> response = exchange(
                client,
                HttpRequest.newBuilder(server.resolve("/v1/sessions/%s/next-question".formatted(session)))
                        .header("Authorization", "Bearer " + token)
                        .build());
        question = JSON.readTree(response.body());
    }

    private JsonNode answer() {
        var answer = JSON.createObjectNode()
                .put("questionId", question.get("questionId").asText());
        var response = answer.putObject("response");
        switch (question.get("kind").asText()) {
            case "single-choice" -> response.put("choice", "A");
            case "multiple-response" -> response.putArray("choices").add("A").add("B");
            case "ordering" -> response.putArray("order").add("A").add("B").add("C");
            case "matching" -> response.putObject("matches").put("1", "A").put("2", "B");
            default -> response.put("number", 1);
        }
        return answer;
    }

    private static JsonNode post(HttpClient client, URI server, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response = exchange(
                client, request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
        assertThat(response.statusCode()).as(path + ": " + response.body()).isIn(200, 201);
        return JSON.readTree(response.body());
    }

    /** Sends a request, again while the service says that it is busy and did nothing. */
    private static HttpResponse<String> exchange(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        for (int i = 0; i < TRIES_WHEN_BUSY && response.statusCode() == 503; i++) {
            response = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        return response;
    }
}
