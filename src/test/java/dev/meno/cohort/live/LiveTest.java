package dev.meno.cohort.live;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TestClock;
import dev.meno.session.SessionStatus;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who watches a cohort sees what its members do, as it happens, and nothing that an exam keeps for its end. */
@ApiTest
class LiveTest {
    private static final String END = "(end)";

    @Inject
    LiveFeeds feeds;

    @Inject
    LiveConfig config;

    @Inject
    ObjectMapper json;

    @TestHTTPResource
    URI server;

    private final List<Stream> streams = new ArrayList<>();
    private String cohort = "";
    private String learner = "";
    private String token = "";

    @BeforeEach
    void foundCohort() {
        cohort = newCohort(Api.demo("instructor"));
        learner = Api.newLearner(Api.demo("partner"));
        token = Api.learnerToken(Api.demo("partner"), learner);
        enrol(learner);
    }

    @AfterEach
    void closeStreams() throws InterruptedException {
        for (Stream stream : streams) {
            stream.close();
        }
        awaitOpen(0);
    }

    @Test
    void anInstructorSeesAnswersAsTheyAreGiven() throws InterruptedException {
        Stream stream = watch(Api.demo("instructor"));
        LiveView empty = stream.await(view -> true);
        assertThat(empty.cohortId()).hasToString(cohort);
        assertThat(empty.sessions()).isEmpty();
        assertThat(empty.practisingNow()).isZero();

        String session = Api.startSession(token);
        JsonPath question = Api.nextQuestion(token, session);
        LiveView.Entry started = stream.await(view ->
                        view.practisingNow() == 1 && view.sessions().getFirst().topic() != null)
                .sessions()
                .getFirst();
        assertThat(started.sessionId()).hasToString(session);
        assertThat(started.learnerId()).hasToString(learner);
        assertThat(started.name()).startsWith("learner-");
        assertThat(started.courseId()).isEqualTo(Api.COURSE);
        assertThat(started.answered()).isZero();
        assertThat(started.topic()).isEqualTo(question.getString("topic"));

        boolean isCorrect = as(token)
                .body(Api.someAnswer(question))
                .post("/v1/sessions/{id}/attempts", session)
                .jsonPath()
                .getBoolean("correct");
        // A snapshot may be taken while the answer comes in; the next one has all of it.
        LiveView.Entry entry = stream.await(view ->
                        view.answersToday() == 1 && view.sessions().getFirst().answered() == 1)
                .sessions()
                .getFirst();
        assertThat(entry.answered()).isEqualTo(1);
        assertThat(entry.correct()).isEqualTo(isCorrect ? 1 : 0);
        assertThat(entry.lastActivityAt()).isAfter(started.lastActivityAt());

        as(token).post("/v1/sessions/{id}/finish", session).then().statusCode(200);
        LiveView finished = stream.await(
                view -> view.practisingNow() == 0 && view.sessions().getFirst().status() == SessionStatus.FINISHED);
        assertThat(finished.sessions()).hasSize(1);
    }

    @Test
    void aRunningExamTellsHowFarItIsAndNothingElse() throws InterruptedException {
        String exam = Api.startSession(token, Map.of("mode", "mock-exam"));
        Stream stream = watch(Api.demo("instructor"));
        stream.await(view -> view.practisingNow() == 1);
        as(token)
                .body(Api.someAnswer(Api.nextQuestion(token, exam)))
                .post("/v1/sessions/{id}/attempts", exam)
                .then()
                .statusCode(201);

        LiveView.Entry running = stream.await(view ->
                        !view.sessions().isEmpty() && view.sessions().getFirst().answered() == 1)
                .sessions()
                .getFirst();
        assertThat(running.correct()).isNull();
        assertThat(running.topic()).isNull();

        as(token).post("/v1/sessions/{id}/finish", exam).then().statusCode(200);
        LiveView.Entry over = stream.await(view ->
                        view.answersToday() == 1 && view.sessions().getFirst().status() == SessionStatus.FINISHED)
                .sessions()
                .getFirst();
        assertThat(over.correct()).isBetween(0, 1);
        assertThat(over.topic()).isNull();
    }

    @Test
    void jsonIsOneSnapshotAndTheDefault() {
        Api.startSession(token);
        for (String accept : List.of("application/json", "*/*")) {
            Response answer = as(Api.demo("instructor")).accept(accept).get("/v1/cohorts/{id}/live", cohort);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.contentType()).startsWith("application/json");
            LiveView view = answer.as(LiveView.class);
            assertThat(view.practisingNow()).isEqualTo(1);
            assertThat(view.sessions()).hasSize(1);
        }
    }

    @Test
    void whoConnectsAgainGetsASnapshotFirst() throws InterruptedException {
        Stream first = watch(Api.demo("instructor"));
        first.await(view -> true);
        first.close();
        awaitOpen(0);
        Api.startSession(token);

        Stream again = watch(Api.demo("instructor"));
        assertThat(again.await(view -> true).practisingNow()).isEqualTo(1);
        assertThat(again.lines).contains("event:snapshot").anyMatch(line -> line.startsWith("retry:"));
    }

    @Test
    void silenceIsBrokenByComments() throws InterruptedException {
        Stream stream = watch(Api.demo("instructor"));
        stream.await(view -> true);
        assertThat(stream.awaitLine(line -> line.startsWith(":"))).isNotEqualTo(END);
    }

    @Test
    void aCohortOutOfReachIsNotFoundInEitherForm() throws InterruptedException {
        String partners = newCohort(Api.demo("partner"));
        for (String id : List.of(partners, UUID.randomUUID().toString())) {
            as(Api.demo("instructor")).get("/v1/cohorts/{id}/live", id).then().statusCode(404);
            Stream refused = watch(Api.demo("instructor"), id);
            assertThat(refused.status).isEqualTo(404);
            assertThat(refused.contentType).isEqualTo("application/problem+json");
        }
        assertThat(watch(Api.demo("partner"), cohort).await(view -> true).cohortId())
                .hasToString(cohort);
        Stream notTheirs = watch(token, cohort);
        assertThat(notTheirs.status).isEqualTo(403);
    }

    @Test
    void aCohortOfAnotherTenantIsNotFound() {
        String foreign = newCohort(Api.other("partner"));
        for (String role : List.of("instructor", "partner")) {
            as(Api.demo(role)).get("/v1/cohorts/{id}/live", foreign).then().statusCode(404);
            Stream refused = watch(Api.demo(role), foreign);
            assertThat(refused.status).isEqualTo(404);
            assertThat(refused.contentType).isEqualTo("application/problem+json");
        }
    }

    @Test
    void aStreamEndsWithItsToken() throws InterruptedException {
        TestClock clock = TestClock.install();
        Stream stream = watch(Api.clientToken("demo-instructor", "demo-secret"));
        stream.await(view -> true);

        clock.advance(Duration.ofHours(2));

        assertThat(stream.awaitLine(END::equals)).isEqualTo(END);
        awaitOpen(0);
    }

    @Test
    void whoHangsUpAtOnceHoldsNoStream() throws InterruptedException {
        for (int i = 0; i < 3 * config.streamsPerCaller(); i++) {
            hangUp();
        }
        awaitOpen(0);
        watch(Api.demo("instructor")).await(view -> true);
        assertThat(feeds.open()).isEqualTo(1);
    }

    /** Asks for a stream and closes the connection before an answer can have come. */
    private void hangUp() {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write("""
                    GET /v1/cohorts/%s/live HTTP/1.1\r
                    Host: localhost\r
                    Accept: text/event-stream\r
                    Authorization: Bearer %s\r
                    \r
                    """.formatted(cohort, Api.demo("instructor")).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoMayNotSeeTheCohortAnyMoreSeesItNoMore() throws InterruptedException {
        Stream instructors = watch(Api.demo("instructor"));
        Stream partners = watch(Api.demo("partner"));
        instructors.await(view -> true);
        partners.await(view -> true);

        as(Api.demo("partner"))
                .body(Map.of("name", "taken over", "instructor", "somebody-else"))
                .put("/v1/cohorts/{id}", cohort)
                .then()
                .statusCode(200);
        assertThat(instructors.awaitLine(END::equals)).isEqualTo(END);

        Api.startSession(token);
        partners.await(view -> view.practisingNow() == 1);
        as(Api.demo("partner")).delete("/v1/cohorts/{id}", cohort).then().statusCode(204);
        assertThat(partners.awaitLine(END::equals)).isEqualTo(END);
    }

    @Test
    void oneCallerHasSoManyStreamsAndNoMore() throws InterruptedException {
        for (int i = 0; i < config.streamsPerCaller(); i++) {
            watch(Api.demo("instructor")).await(view -> true);
        }
        Stream tooMany = watch(Api.demo("instructor"));
        assertThat(tooMany.status).isEqualTo(429);
        assertThat(tooMany.retryAfter).isEqualTo("1");

        // Another caller is not held up, and who closes one may open one.
        watch(Api.demo("partner")).await(view -> true);
        streams.getFirst().close();
        awaitOpen(config.streamsPerCaller());
        watch(Api.demo("instructor")).await(view -> true);
    }

    @Test
    void nobodyOutsideTheCohortIsSeen() throws InterruptedException {
        String other = Api.newLearner(Api.demo("partner"));
        Api.startSession(Api.learnerToken(Api.demo("partner"), other));
        Stream stream = watch(Api.demo("instructor"));
        assertThat(stream.await(view -> true).sessions()).isEmpty();

        enrol(other);
        assertThat(stream.await(view -> view.practisingNow() == 1)
                        .sessions()
                        .getFirst()
                        .learnerId())
                .hasToString(other);
    }

    private static String newCohort(String owner) {
        return as(owner)
                .body(Map.of("name", "live"))
                .post("/v1/cohorts")
                .jsonPath()
                .getString("id");
    }

    private void enrol(String learnerId) {
        as(Api.demo("instructor"))
                .put("/v1/cohorts/{id}/learners/{learner}", cohort, learnerId)
                .then()
                .statusCode(204);
    }

    private Stream watch(String bearer) {
        return watch(bearer, cohort);
    }

    private Stream watch(String bearer, String id) {
        Stream stream = new Stream(bearer, id);
        streams.add(stream);
        return stream;
    }

    /** Waits until the server has noticed which streams are gone. */
    private void awaitOpen(int most) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (feeds.open() > most) {
            assertThat(System.nanoTime())
                    .as("streams still open: %d", feeds.open())
                    .isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** A client of its own, so that closing it closes the connection. */
    private final class Stream {
        private final HttpClient client = HttpClient.newHttpClient();
        private final BlockingQueue<String> incoming = new LinkedBlockingQueue<>();
        private final List<String> lines = new ArrayList<>();
        private final int status;
        private final String contentType;
        private final String retryAfter;

        Stream(String bearer, String id) {
            try {
                HttpResponse<java.util.stream.Stream<String>> answer = client.send(
                        HttpRequest.newBuilder(server.resolve("/v1/cohorts/" + id + "/live"))
                                .header("Authorization", "Bearer " + bearer)
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
                status = answer.statusCode();
                contentType = answer.headers().firstValue("Content-Type").orElse("");
                retryAfter = answer.headers().firstValue("Retry-After").orElse("");
                Thread.ofVirtual().start(() -> read(answer.body()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void read(java.util.stream.Stream<String> body) {
            try (body) {
                body.forEach(incoming::add);
            } catch (UncheckedIOException e) {
                // The connection is closed from this side.
            }
            incoming.add(END);
        }

        /** The first snapshot that is as expected. */
        LiveView await(Predicate<LiveView> expected) throws InterruptedException {
            while (true) {
                String line = awaitLine(next -> next.startsWith("data:") || next.equals(END));
                assertThat(line).as("after %s", lines).isNotEqualTo(END);
                LiveView view = view(line.substring("data:".length()));
                if (expected.test(view)) {
                    return view;
                }
            }
        }

        private LiveView view(String data) {
            try {
                return json.readValue(data, LiveView.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String awaitLine(Predicate<String> expected) throws InterruptedException {
            while (true) {
                String line = incoming.poll(60, TimeUnit.SECONDS);
                assertThat(line).as("after %s", lines).isNotNull();
                lines.add(line);
                if (expected.test(line)) {
                    return line;
                }
            }
        }

        void close() {
            client.shutdownNow();
        }
    }
}
