package dev.meno.simulation;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TestClock;
import dev.meno.platform.jobs.JobRuns;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Simulations over HTTP; the scheduler is off, so that the test says when the worker looks. */
@ApiTest
class SimulationTest {
    private static final String PATH = "/v1/courses/mls-c01/simulations";

    @Inject
    SimulationHandler handler;

    private String author = "";

    @BeforeEach
    void signInAndWorkOffWhatOthersLeft() {
        author = Api.demo("author");
        JobRuns.workOff();
    }

    @AfterEach
    void workOffWhatIsLeft() {
        JobRuns.workOff();
    }

    @Test
    void aSimulationIsQueuedThenRunAndItsResultStays() {
        Response accepted = create(
                Map.of("learners", 60, "stopping", Map.of("maximumQuestions", 20), "seed", 7, "criterion", "mpwi"));
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.jsonPath().getString("status")).isEqualTo("queued");
        assertThat(accepted.jsonPath().getDouble("progress")).isZero();
        String location = accepted.header("Location");
        assertThat(location).endsWith(PATH + "/" + accepted.jsonPath().getString("id"));

        JobRuns.workOff();

        JsonPath done = read(location);
        assertThat(done.getString("status")).isEqualTo("completed");
        assertThat(done.getDouble("progress")).isEqualTo(1);
        assertThat(done.getInt("result.learners")).isEqualTo(60);
        assertThat(done.getList("result.domains.domain")).containsExactly("ml", "sagemaker", "aws");
        assertThat(done.getInt("result.shortest")).isEqualTo(20);
        assertThat(done.getInt("result.longest")).isEqualTo(20);
        assertThat(done.getMap("result.reasons")).isEqualTo(Map.of("maximum-length", 60));
        double shown = done.getList("result.exposure.rate", Double.class).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(shown).isCloseTo(20, within(1e-5));
        // 20 questions at 50/25/25 with the largest-deficit rule fall short by less than one.
        assertThat(done.getDouble("result.worstContentShortfall")).isLessThan(1);
        // Ten answers a domain from N(0, 1) leave more than noise and less than the prior.
        assertThat(done.getDouble("result.domains[0].rmse")).isBetween(0.2, 0.9);

        assertThat(read(PATH + "?limit=200").getList("items.id", String.class))
                .contains(accepted.jsonPath().getString("id"));
    }

    @Test
    void theSameRequestWithTheSameSeedHasTheSameResult() {
        Map<String, Object> request = Map.of(
                "learners",
                25,
                "joint",
                true,
                "prior",
                Map.of("mean", 0, "sd", 1, "correlation", 0.6),
                "criterion",
                "joint-gain",
                "contentBalance",
                "maximum-priority",
                "exposure",
                Map.of("eligibility", Map.of("maximumRate", 0.4, "edges", List.of(-0.5, 0.5))),
                "stopping",
                Map.of("minimumQuestions", 5, "maximumQuestions", 15, "standardError", 0.6),
                "seed",
                3);
        String one = create(request).header("Location");
        String other = create(request).header("Location");
        JobRuns.workOff();
        assertThat(read(one).getMap("result")).isEqualTo(read(other).getMap("result"));
        assertThat(read(one).getDouble("result.meanLength")).isBetween(5.0, 15.0);
    }

    @Test
    void aSimulationWhoseReplicaDiesIsGoneOnWithAndHasTheSameResult() {
        TestClock clock = TestClock.install();
        Map<String, Object> request = Map.of(
                "learners",
                10,
                "joint",
                true,
                "exposure",
                Map.of("eligibility", Map.of("maximumRate", 0.4, "edges", List.of(-0.5, 0.5))),
                "stopping",
                Map.of("maximumQuestions", 6),
                "seed",
                11);
        String whole = create(request).header("Location");
        JobRuns.workOff();
        String interrupted = create(request).header("Location");
        JobRuns.dieAfter(4, handler);
        assertThat(read(interrupted).getString("status")).isEqualTo("running");
        assertThat(read(interrupted).getDouble("progress")).isEqualTo(0.4);
        JobRuns.workOff();
        assertThat(read(interrupted).getString("status")).isEqualTo("running");
        clock.advance(Duration.ofSeconds(61));
        JobRuns.dieAfter(6, handler);
        assertThat(read(interrupted).getDouble("progress")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(61));
        JobRuns.workOff();
        assertThat(read(interrupted).getString("status")).isEqualTo("completed");
        assertThat(read(interrupted).getMap("result")).isEqualTo(read(whole).getMap("result"));
    }

    @Test
    void recordedLearnersAreAskedOnlyWhatIsOnRecord() {
        List<String> questions = as(author)
                .get("/v1/courses/mls-c01/questions?limit=13")
                .jsonPath()
                // It is of one family with another of these, and only one of the two would be asked.
                .getList("items.findAll { it.key != 'learning-paradigms-reward-or-label' }.id", String.class);
        Map<String, Integer> record = new HashMap<>();
        questions.forEach(question -> record.put(question, record.size() % 2));
        String location = create(Map.of(
                        "responses",
                        List.of(record, Map.of(questions.getFirst(), 1)),
                        "exposure",
                        Map.of("randomesque", 1),
                        "stopping",
                        Map.of("maximumQuestions", 30)))
                .header("Location");
        JobRuns.workOff();
        JsonPath done = read(location);
        assertThat(done.getMap("result.reasons")).isEqualTo(Map.of("bank-exhausted", 2));
        assertThat(done.getInt("result.longest")).isEqualTo(12);
        assertThat(done.getInt("result.shortest")).isEqualTo(1);
        // With everything asked, the estimate is the one from all responses on record.
        assertThat(done.getDouble("result.domains[0].rmse")).isCloseTo(0, within(1e-9));
    }

    @Test
    void everyPolicyCanBeTried() {
        for (String criterion : List.of(
                "mfi",
                "mpwi",
                "mlwi",
                "kl",
                "klp",
                "mepv",
                "mei",
                "thopt",
                "progressive",
                "proportional",
                "random",
                "joint-gain")) {
            String location = create(Map.of(
                            "learners",
                            3,
                            "criterion",
                            criterion,
                            "contentBalance",
                            "none",
                            "stopping",
                            Map.of(
                                    "maximumQuestions",
                                    6,
                                    "minutes",
                                    200,
                                    "sprt",
                                    Map.of("cut", 0, "delta", 0.3, "alpha", 0.05, "beta", 0.05),
                                    "interval",
                                    Map.of("cut", 0, "z", 1.96))))
                    .header("Location");
            JobRuns.workOff();
            assertThat(read(location).getString("status")).as(criterion).isEqualTo("completed");
        }
    }

    @Test
    void aCriterionThatNeedsOneDifficultyIsRefusedForQuestionsOfSeveralPoints() {
        create(Map.of(
                        "learners",
                        2,
                        "criterion",
                        "bopt",
                        "contentBalance",
                        "none",
                        "stopping",
                        Map.of("maximumQuestions", 2)))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/criterion"));
    }

    @Test
    void aCancelledSimulationIsNotRunAndOneThatIsOverStaysAsItIs() {
        Map<String, Object> request = Map.of("learners", 2, "stopping", Map.of("maximumQuestions", 2));
        String cancelled = create(request).header("Location");
        as(author).delete(cancelled).then().statusCode(204);
        String completed = create(request).header("Location");
        JobRuns.workOff();
        as(author).delete(completed).then().statusCode(204);
        assertThat(read(cancelled).getString("status")).isEqualTo("cancelled");
        assertThat(read(completed).getString("status")).isEqualTo("completed");
    }

    @Test
    void aTenantHasAtMostTwentySimulationsUnderWay() {
        Map<String, Object> request = Map.of("learners", 1, "stopping", Map.of("maximumQuestions", 1));
        for (int i = 0; i < 20; i++) {
            assertThat(create(request).statusCode()).isEqualTo(202);
        }
        Response refused = create(request);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/too-many-jobs");
        JobRuns.workOff();
        assertThat(create(request).statusCode()).isEqualTo(202);
    }

    @Test
    void whatContradictsItselfIsRefusedAtItsField() {
        Map<String, Object> stopping = Map.of("maximumQuestions", 5);
        assertRefused(
                Map.of("stopping", stopping, "criterion", "mepv", "contentBalance", "maximum-priority"),
                "/contentBalance");
        assertRefused(Map.of("stopping", stopping, "responses", List.of(Map.of("x", 1))), "/responses/0/x");
        assertRefused(Map.of("stopping", stopping, "learners", 5, "responses", List.of(Map.of())), "/responses");
        assertRefused(
                Map.of(
                        "stopping",
                        stopping,
                        "exposure",
                        Map.of("eligibility", Map.of("maximumRate", 0.2, "edges", List.of(1, 0)))),
                "/exposure/eligibility/edges/1");
        assertRefused(Map.of("stopping", stopping, "exposure", Map.of()), "/exposure");
        assertRefused(
                Map.of("stopping", stopping, "exposure", Map.of("sympsonHetter", Map.of("no-id", 0.5))),
                "/exposure/sympsonHetter/no-id");
        assertRefused(Map.of("stopping", stopping, "learners", 5001), "/learners");
        assertRefused(Map.of("learners", 5), "/stopping");
    }

    private void assertRefused(Map<String, Object> request, String pointer) {
        Response refused = create(request);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
    }

    private Response create(Map<String, Object> request) {
        return as(author).body(request).post(PATH);
    }

    private JsonPath read(String location) {
        return as(author).get(location).then().statusCode(200).extract().jsonPath();
    }
}
