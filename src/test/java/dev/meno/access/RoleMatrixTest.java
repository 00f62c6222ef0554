package dev.meno.access;

import static dev.meno.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.platform.TinyCourse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Promise R30: role × operation × tenant. The operations come from the served contract; one without a row here fails,
 * and so does a row without an operation.
 */
@ApiTest
class RoleMatrixTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final List<String> ROLES = List.of("learner", "instructor", "author", "partner", "operator");
    private static final Set<String> ANYBODY = Set.of("anybody");
    private static final Set<String> PRACTICE = Set.of("learner", "partner");
    private static final Set<String> ABOUT_LEARNER = Set.of("learner", "instructor", "partner");
    private static final Set<String> COHORTS = Set.of("instructor", "partner");
    private static final Set<String> COURSES = Set.of("author", "instructor", "partner");
    private static final Set<String> CONTENT = Set.of("author", "partner");
    private static final Set<String> OPERATION = Set.of("operator");

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("issueToken", ANYBODY),
            Map.entry("getProblemType", ANYBODY),
            Map.entry("startSession", PRACTICE),
            Map.entry("getSession", PRACTICE),
            Map.entry("getNextQuestion", PRACTICE),
            Map.entry("submitAttempt", PRACTICE),
            Map.entry("skipQuestion", PRACTICE),
            Map.entry("finishSession", PRACTICE),
            Map.entry("getSessionReport", PRACTICE),
            Map.entry("listExamQuestions", PRACTICE),
            Map.entry("getExamQuestion", PRACTICE),
            Map.entry("markExamQuestion", PRACTICE),
            Map.entry("enterNextSection", PRACTICE),
            Map.entry("showHint", PRACTICE),
            Map.entry("listDecisions", COURSES),
            Map.entry("flagQuestion", PRACTICE),
            Map.entry("listQuestionFlags", CONTENT),
            Map.entry("resolveQuestionFlag", CONTENT),
            Map.entry("setStudyPlan", PRACTICE),
            Map.entry("getStudyPlan", ABOUT_LEARNER),
            Map.entry("listStudyPlans", ABOUT_LEARNER),
            Map.entry("registerLearner", Set.of("partner")),
            Map.entry("issueLearnerToken", Set.of("partner")),
            Map.entry("getLearner", ABOUT_LEARNER),
            Map.entry("getAbilities", ABOUT_LEARNER),
            Map.entry("describeLearner", PRACTICE),
            Map.entry("setLearnerTimeZone", PRACTICE),
            Map.entry("getForecast", ABOUT_LEARNER),
            Map.entry("listAttempts", ABOUT_LEARNER),
            Map.entry("listSessions", ABOUT_LEARNER),
            Map.entry("reviewAttempt", ABOUT_LEARNER),
            Map.entry("createCohort", COHORTS),
            Map.entry("listCohorts", COHORTS),
            Map.entry("getCohort", COHORTS),
            Map.entry("changeCohort", COHORTS),
            Map.entry("setCohortTimeZone", COHORTS),
            Map.entry("deleteCohort", COHORTS),
            Map.entry("enrolLearner", COHORTS),
            Map.entry("withdrawLearner", ABOUT_LEARNER),
            Map.entry("listCohortLearners", COHORTS),
            Map.entry("listLearnerCohorts", ABOUT_LEARNER),
            Map.entry("enrolLearners", COHORTS),
            Map.entry("archiveCohort", COHORTS),
            Map.entry("restoreCohort", COHORTS),
            Map.entry("getCohortAnalytics", COHORTS),
            Map.entry("getCohortLearnerAnalytics", COHORTS),
            Map.entry("getCohortLearnerHistory", COHORTS),
            Map.entry("getCohortTopicAnalytics", COHORTS),
            Map.entry("getCohortQuestionAnalytics", COHORTS),
            Map.entry("getCohortQuestion", COHORTS),
            Map.entry("getCohortGrowth", COHORTS),
            Map.entry("compareCohorts", COHORTS),
            Map.entry("getLiveSessions", COHORTS),
            Map.entry("listCourses", COURSES),
            Map.entry("getCourse", COURSES),
            Map.entry("listQuestions", CONTENT),
            Map.entry("getQuestion", CONTENT),
            Map.entry("importCourse", CONTENT),
            Map.entry("createSimulation", CONTENT),
            Map.entry("listSimulations", CONTENT),
            Map.entry("getSimulation", CONTENT),
            Map.entry("cancelSimulation", CONTENT),
            Map.entry("scoreResponses", Set.of("partner")),
            Map.entry("chooseNextItems", Set.of("partner")),
            Map.entry("drawCurves", Set.of("partner")),
            Map.entry("createTenant", OPERATION),
            Map.entry("getTenant", OPERATION),
            Map.entry("changeTenant", OPERATION),
            Map.entry("createClient", OPERATION),
            Map.entry("listClients", OPERATION),
            Map.entry("deleteClient", OPERATION));

    private static final String ABSENT_ID = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01";

    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, String> tokens = new HashMap<>();
    private String learner = "";

    /** With the contract's example of its body, empty where there is none. */
    private record Operation(String id, String method, String path, String type, String body) {
        static Operation of(String method, String path, JsonNode operation) {
            JsonNode content = operation.at("/requestBody/content");
            JsonNode csv = content.at("/text~1csv/examples");
            return new Operation(
                    operation.path("operationId").asText(),
                    method,
                    path,
                    csv.isMissingNode() ? "application/json" : "text/csv; charset=UTF-8",
                    csv.isMissingNode()
                            ? content.at("/application~1json/example").toString()
                            : csv.elements().next().path("value").asText());
        }
    }

    @BeforeEach
    void readContract() throws IOException {
        JsonNode contract =
                new ObjectMapper().readTree(given().get("/openapi?format=json").asString());
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(Operation.of(method.getKey(), path.getKey(), method.getValue()));
                    }
                }));
        learner = Api.newLearner(Api.demo("partner"));
        tokens.put("learner", Api.learnerToken(Api.demo("partner"), learner));
        tokens.put("operator", Api.operator());
        for (String role : List.of("instructor", "author", "partner")) {
            tokens.put(role, Api.demo(role));
        }
    }

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        assertThat(operations.stream().map(Operation::id)).containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
    }

    @Test
    void withoutATokenNothingIsOpenButTheTokenEndpointAndTheProblemTypes() {
        for (Operation operation : operations) {
            int status = send(given(), operation, ids(learner)).statusCode();
            if (ALLOWED.get(operation.id()).equals(ANYBODY)) {
                assertThat(status).as(operation.id()).isNotIn(401, 403);
            } else {
                assertThat(status).as(operation.id()).isEqualTo(401);
            }
        }
    }

    @Test
    void aRoleWithoutTheOperationIsRefusedBeforeAnythingIsLookedUp() {
        for (Operation operation : operations) {
            for (String role : ROLES) {
                boolean allowed = ALLOWED.get(operation.id()).contains(role)
                        || ALLOWED.get(operation.id()).equals(ANYBODY);
                for (Map<String, String> ids : List.of(ids(learner), ids(ABSENT_ID), ids("no-id"))) {
                    int status = send(as(tokens.get(role)), operation, ids).statusCode();
                    if (allowed) {
                        assertThat(status).as("%s as %s", operation.id(), role).isNotIn(401, 403);
                    } else {
                        assertThat(status).as("%s as %s", operation.id(), role).isEqualTo(403);
                    }
                }
            }
        }
    }

    @Test
    void whatBelongsToAnotherTenantLooksExactlyLikeWhatIsAbsent() {
        Map<String, String> foreign = foreignObjects();
        for (Operation operation : operations) {
            if (!operation.path().startsWith("/v1/")
                    || ALLOWED.get(operation.id()).equals(OPERATION)) {
                continue;
            }
            for (String role : ALLOWED.get(operation.id())) {
                for (String parameter : foreign.keySet()) {
                    if (operation.path().contains("{" + parameter + "}")) {
                        String absentValue = parameter.equals("courseId") ? "absent" : ABSENT_ID;
                        Map<String, String> ids = ownObjects(role);
                        Response absent = send(as(tokens.get(role)), operation, with(ids, parameter, absentValue));
                        Response theirs =
                                send(as(tokens.get(role)), operation, with(ids, parameter, foreign.get(parameter)));
                        String what = "%s as %s with foreign %s".formatted(operation.id(), role, parameter);
                        assertThat(theirs.statusCode()).as(what).isEqualTo(absent.statusCode());
                        assertThat(theirs.asString().replace(foreign.get(parameter), "X"))
                                .as(what)
                                .isEqualTo(absent.asString().replace(absentValue, "X"));
                    }
                }
            }
        }
        // Nothing of the other tenant was changed by all that.
        assertThat(as(Api.other("partner"))
                        .get("/v1/sessions/" + foreign.get("sessionId"))
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("active");
        assertThat(as(Api.other("partner"))
                        .get("/v1/cohorts/" + foreign.get("cohortId"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLearnerReachesNothingOfAnotherLearner() {
        String partner = Api.demo("partner");
        String other = Api.newLearner(partner);
        String session = Api.startSession(Api.learnerToken(partner, other));
        for (Operation operation : operations) {
            if (ALLOWED.get(operation.id()).contains("learner")
                    && operation.path().contains("{")) {
                Map<String, String> ids = ids(other);
                ids.put("sessionId", session);
                assertThat(send(as(tokens.get("learner")), operation, ids).statusCode())
                        .as(operation.id())
                        .isEqualTo(404);
            }
        }
        Response started = as(tokens.get("learner"))
                .body(Map.of("courseId", Api.COURSE, "mode", "practice", "learnerId", other))
                .post("/v1/sessions");
        assertThat(started.statusCode()).isEqualTo(404);
        assertThat(as(partner).get("/v1/sessions/" + session).jsonPath().getString("status"))
                .isEqualTo("active");
    }

    @Test
    void aClientMustSayWhoPractises() {
        Response refused = as(Api.demo("partner"))
                .body(Map.of("courseId", Api.COURSE, "mode", "practice"))
                .post("/v1/sessions");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/learnerId");
    }

    @Test
    void anInstructorSeesTheLearnersOfTheOwnCohortsOnly() {
        String partner = Api.demo("partner");
        String instructor = Api.demo("instructor");
        assertThat(as(instructor).get("/v1/learners/" + learner).statusCode()).isEqualTo(404);

        String cohort = as(instructor)
                .body(Map.of("name", "own"))
                .post("/v1/cohorts")
                .jsonPath()
                .getString("id");
        as(instructor)
                .put("/v1/cohorts/%s/learners/%s".formatted(cohort, learner))
                .then()
                .statusCode(204);
        assertThat(as(instructor).get("/v1/learners/" + learner).statusCode()).isEqualTo(200);
        assertThat(as(instructor).get("/v1/learners/" + learner + "/attempts").statusCode())
                .isEqualTo(200);

        String partners = as(partner)
                .body(Map.of("name", "theirs"))
                .post("/v1/cohorts")
                .jsonPath()
                .getString("id");
        assertThat(as(instructor).get("/v1/cohorts/" + partners).statusCode()).isEqualTo(404);
    }

    /** Objects of the demo tenant that the role can reach, so that only the parameter under test is out of reach. */
    private Map<String, String> ownObjects(String role) {
        Map<String, String> ids = ids(learner);
        ids.put("sessionId", Api.startSession(tokens.get("learner")));
        if (COHORTS.contains(role)) {
            ids.put(
                    "cohortId",
                    as(tokens.get(role))
                            .body(Map.of("name", "own"))
                            .post("/v1/cohorts")
                            .jsonPath()
                            .getString("id"));
        }
        return ids;
    }

    private static Map<String, String> foreignObjects() {
        String partner = Api.other("partner");
        String foreignLearner = Api.newLearner(partner);
        String session = Api.startSession(Api.learnerToken(partner, foreignLearner));
        String cohort = as(partner)
                .body(Map.of("name", "theirs"))
                .post("/v1/cohorts")
                .jsonPath()
                .getString("id");
        String question = as(partner)
                .get("/v1/courses/mls-c01/questions?limit=1")
                .jsonPath()
                .getString("items[0].id");
        as(partner)
                .body(Map.of("files", TinyCourse.files("theirs")))
                .post("/v1/courses/theirs/imports")
                .then()
                .statusCode(200);
        String simulation = as(partner)
                .body(Map.of("learners", 1, "stopping", Map.of("maximumQuestions", 1)))
                .post("/v1/courses/mls-c01/simulations")
                .jsonPath()
                .getString("id");
        String learnerToken = Api.learnerToken(partner, foreignLearner);
        String attempt = as(learnerToken)
                .body(Api.someAnswer(Api.nextQuestion(learnerToken, session)))
                .post("/v1/sessions/{id}/attempts", session)
                .jsonPath()
                .getString("attemptId");
        String flag = as(learnerToken)
                .body(Map.of(
                        "questionId",
                        Api.nextQuestion(learnerToken, session).getString("questionId"),
                        "reason",
                        "typo"))
                .post("/v1/sessions/{id}/question-flags", session)
                .jsonPath()
                .getString("id");
        return Map.of(
                "flagId", flag,
                "learnerId", foreignLearner,
                "sessionId", session,
                "attemptId", attempt,
                "cohortId", cohort,
                "questionId", question,
                "simulationId", simulation,
                "courseId", "theirs");
    }

    private static Map<String, String> ids(String id) {
        Map<String, String> ids = new HashMap<>();
        for (String parameter : List.of(
                "learnerId",
                "sessionId",
                "attemptId",
                "cohortId",
                "questionId",
                "clientId",
                "simulationId",
                "flagId")) {
            ids.put(parameter, id);
        }
        ids.put("courseId", Api.COURSE);
        ids.put("tenantId", "absent");
        ids.put("slug", "not-found");
        ids.put("position", "1");
        return ids;
    }

    private static Map<String, String> with(Map<String, String> ids, String parameter, String value) {
        Map<String, String> changed = new HashMap<>(ids);
        changed.put(parameter, value);
        return changed;
    }

    private static Response send(RequestSpecification request, Operation operation, Map<String, String> ids) {
        String path = operation.path();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        if (!operation.body().isEmpty()) {
            request.contentType(operation.type()).body(operation.body());
        }
        // The analytics and abilities need to know the course.
        return request.queryParam("course", ids.get("courseId")).request(operation.method(), path);
    }
}
