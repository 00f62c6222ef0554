package dev.meno.platform;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.CountingDriver;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list takes as many statements with ten items as with one. */
@ApiTest
class ListStatementsTest {
    private static final int FEW = 1;
    private static final int MANY = 10;

    private final String partner = Api.demo("partner");
    private final String tenant = "lists-" + UUID.randomUUID();
    private String learner = "";
    private String token = "";

    @BeforeEach
    void createLearner() {
        learner = Api.newLearner(partner);
        token = Api.learnerToken(partner, learner);
    }

    @Test
    void cohorts() {
        IntStream.range(0, MANY).forEach(i -> newCohort());
        Response few = list("/v1/cohorts?limit=" + FEW);
        assertThat(few.jsonPath().getList("items")).hasSize(FEW);
        assertThat(statementsOf("/v1/cohorts?limit=" + MANY)).isEqualTo(statementsOf("/v1/cohorts?limit=" + FEW));
    }

    @Test
    void learnersOfACohort() {
        String cohort = newCohort();
        costsTheSame("/v1/cohorts/%s/learners".formatted(cohort), i -> enrol(cohort, Api.newLearner(partner)));
    }

    @Test
    void cohortsOfALearner() {
        costsTheSame("/v1/learners/%s/cohorts".formatted(learner), i -> enrol(newCohort(), learner));
    }

    @Test
    void sessionsOfALearner() {
        costsTheSame("/v1/learners/%s/sessions".formatted(learner), i -> Api.startSession(token));
    }

    @Test
    void attemptsOfALearner() {
        String session = Api.startSession(token);
        costsTheSame("/v1/learners/%s/attempts".formatted(learner), i -> answer(session));
    }

    @Test
    void decisionsOfASession() {
        String session = Api.startSession(token);
        costsTheSame("/v1/sessions/%s/decisions".formatted(session), i -> answer(session));
    }

    @Test
    void reportOfASession() {
        List<String> reports = new ArrayList<>();
        for (int answers : List.of(FEW, MANY)) {
            String session = Api.startSession(token);
            IntStream.range(0, answers).forEach(i -> answer(session));
            as(token).post("/v1/sessions/{id}/finish", session).then().statusCode(200);
            reports.add("/v1/sessions/%s/report".formatted(session));
        }
        assertThat(statementsOf(reports.getLast())).isEqualTo(statementsOf(reports.getFirst()));
    }

    @Test
    void questionsAndTheirFlags() {
        String course = "lists-" + UUID.randomUUID();
        publish(course, FEW);
        String session = Api.startSession(token, Map.of("courseId", course));
        String question = Api.nextQuestion(token, session).getString("questionId");
        costsTheSame(
                "/v1/courses/%s/question-flags".formatted(course),
                i -> as(token)
                        .body(Map.of("questionId", question, "reason", "typo"))
                        .post("/v1/sessions/{id}/question-flags", session)
                        .then()
                        .statusCode(201));

        String questions = "/v1/courses/%s/questions".formatted(course);
        int few = statementsOf(questions);
        publish(course, MANY);
        assertThat(statementsOf(questions)).isEqualTo(few);
    }

    @Test
    void courses() {
        for (int i = 0; i < MANY; i++) {
            publish("lists-" + UUID.randomUUID(), FEW);
        }
        assertThat(statementsOf("/v1/courses?limit=" + MANY)).isEqualTo(statementsOf("/v1/courses?limit=" + FEW));
    }

    @Test
    void simulations() {
        String course = "lists-" + UUID.randomUUID();
        publish(course, FEW);
        cancelWhatOthersLeft();
        String simulations = "/v1/courses/%s/simulations".formatted(course);
        costsTheSame(simulations, i -> {
            String id = as(partner)
                    .body(Map.of("learners", 1, "stopping", Map.of("maximumQuestions", 1)))
                    .post(simulations)
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            // A tenant may have only so many under way, and this one is everybody's.
            as(partner).delete(simulations + "/" + id).then().statusCode(204);
        });
    }

    /** A tenant may have only so many under way, and tests before this one leave some. */
    private void cancelWhatOthersLeft() {
        for (String course : list("/v1/courses?limit=200").jsonPath().getList("items.id", String.class)) {
            String simulations = "/v1/courses/%s/simulations".formatted(course);
            list(simulations + "?limit=200")
                    .jsonPath()
                    .getList("items.findAll { it.status in ['queued', 'running'] }.id", String.class)
                    .forEach(id ->
                            as(partner).delete(simulations + "/" + id).then().statusCode(204));
        }
    }

    @Test
    void clientsOfATenant() {
        as(Api.operator())
                .body(Map.of("id", tenant, "name", "Lists"))
                .post("/v1/tenants")
                .then()
                .statusCode(201);
        String clients = "/v1/tenants/%s/clients".formatted(tenant);
        addClient(clients, 0);
        int few = statementsOf(clients);
        IntStream.range(FEW, MANY).forEach(i -> addClient(clients, i));
        assertThat(statementsOf(clients)).isEqualTo(few);
        assertThat(list(clients).jsonPath().getList("id")).hasSize(MANY);
    }

    private void addClient(String clients, int number) {
        as(Api.operator())
                .body(Map.of("id", tenant + "-" + number, "roles", List.of("partner")))
                .post(clients)
                .then()
                .statusCode(201);
    }

    @Test
    void analyticsAndLiveSessionsOfACohort() {
        String cohort = newCohort();
        String other = newCohort();
        List<String> paths = List.of(
                "/analytics?",
                "/analytics/learners?",
                "/analytics/topics?",
                "/analytics/questions?",
                "/analytics/growth?",
                "/analytics/comparison?with=" + other + "&",
                "/live?");
        enrolOnePractising(cohort);
        enrolOnePractising(other);
        List<Integer> few = statementsOf(cohort, paths);
        for (int i = FEW; i < MANY; i++) {
            enrolOnePractising(cohort);
            enrolOnePractising(other);
        }
        assertThat(statementsOf(cohort, paths)).isEqualTo(few);
    }

    private List<Integer> statementsOf(String cohort, List<String> paths) {
        return paths.stream()
                .map(path -> statementsOf("/v1/cohorts/%s%scourse=%s".formatted(cohort, path, Api.COURSE)))
                .toList();
    }

    private void enrolOnePractising(String cohort) {
        String member = Api.newLearner(partner);
        String memberToken = Api.learnerToken(partner, member);
        enrol(cohort, member);
        answer(memberToken, Api.startSession(memberToken));
    }

    private void answer(String session) {
        answer(token, session);
    }

    private static void answer(String token, String session) {
        as(token)
                .body(Api.someAnswer(Api.nextQuestion(token, session)))
                .post("/v1/sessions/{id}/attempts", session)
                .then()
                .statusCode(201);
    }

    private String newCohort() {
        return as(partner)
                .body(Map.of("name", "Listed"))
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void enrol(String cohort, String member) {
        as(partner).put("/v1/cohorts/{c}/learners/{l}", cohort, member).then().statusCode(204);
    }

    private void publish(String course, int questions) {
        List<Map<String, Object>> all = IntStream.range(0, questions)
                .mapToObj(i -> TinyCourse.question("question-" + i, "Which letter has the number %d?".formatted(i)))
                .toList();
        as(partner)
                .body(Map.of("files", TinyCourse.files(course, all)))
                .post("/v1/courses/{course}/imports", course)
                .then()
                .statusCode(200);
    }

    /** The list of one item against the list of ten. */
    private void costsTheSame(String path, IntConsumer addOne) {
        addOne.accept(0);
        int few = statementsOf(path);
        IntStream.range(FEW, MANY).forEach(addOne);
        assertThat(statementsOf(path)).as(path).isEqualTo(few);
        assertThat(list(path).jsonPath().getList("items")).as(path).hasSizeGreaterThanOrEqualTo(MANY);
    }

    private int statementsOf(String path) {
        // What is computed at the first look, or loaded once for all, is no cost of the list.
        list(path);
        return CountingDriver.executionsOf(() -> list(path));
    }

    private Response list(String path) {
        return as(path.startsWith("/v1/tenants") ? Api.operator() : partner)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }
}
