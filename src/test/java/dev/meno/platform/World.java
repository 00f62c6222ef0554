package dev.meno.platform;

import static dev.meno.Api.as;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meno.Api;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** One of each resource in the demo tenant, so that every operation of the contract can be called and looked at. */
public final class World {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final String partner = Api.demo("partner");
    private final String operator = Api.operator();
    private final String tenant = "tenant-" + UUID.randomUUID();
    private final String learner = Api.newLearner(partner);
    private final String learnerToken = Api.learnerToken(partner, learner);
    private final String session = Api.startSession(learnerToken);
    private final JsonPath question = Api.nextQuestion(learnerToken, session);
    private final String cohort;
    private final Map<String, String> ids = new HashMap<>();

    public World() {
        as(operator)
                .body(Map.of("id", tenant, "name", "A tenant"))
                .post("/v1/tenants")
                .then()
                .statusCode(201);
        cohort = as(partner)
                .body(Map.of("name", "A cohort"))
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(partner)
                .put("/v1/cohorts/{id}/learners/{learner}", cohort, learner)
                .then()
                .statusCode(204);
        ids.put("tenantId", tenant);
        ids.put("learnerId", learner);
        ids.put("sessionId", session);
        ids.put("cohortId", cohort);
        ids.put("courseId", Api.COURSE);
        ids.put("slug", "not-found");
    }

    public String questionId() {
        return question.getString("questionId");
    }

    public String questionKind() {
        return question.getString("kind");
    }

    /** The token whose roles include an operation. */
    public String token(String path) {
        return path.startsWith("/v1/tenants") ? operator : partner;
    }

    /** A path with the ids of what exists; an id that this class does not know is one that nothing has. */
    public String path(String template) {
        return PARAMETER
                .matcher(template)
                .replaceAll(parameter ->
                        ids.getOrDefault(parameter.group(1), UUID.randomUUID().toString()));
    }

    /** A path with ids that nothing has. */
    public static String foreignPath(String template) {
        return PARAMETER
                .matcher(template)
                .replaceAll(
                        parameter -> new Ids(java.time.Clock.systemUTC()).next().toString());
    }

    /** The contract's example of a body, in the name of this world's learner and question. */
    public ObjectNode body(Contract.Call call) {
        ObjectNode body = call.example().deepCopy();
        replace(body, "learnerId", learner);
        replace(body, "questionId", questionId());
        return body;
    }

    /** What clients can see of this world: unequal before and after a change. */
    public List<String> state() {
        List<String> state = new ArrayList<>();
        for (String path : List.of(
                "/v1/sessions/" + session,
                "/v1/sessions/%s/next-question".formatted(session),
                "/v1/learners/" + learner,
                "/v1/learners/%s/abilities?course=%s".formatted(learner, Api.COURSE),
                "/v1/learners/%s/attempts".formatted(learner),
                "/v1/cohorts/" + cohort,
                "/v1/courses/" + Api.COURSE)) {
            state.add(read(partner, path).asString());
        }
        state.add(read(operator, "/v1/tenants/" + tenant).asString());
        state.add(read(operator, "/v1/tenants/%s/clients".formatted(tenant)).asString());
        state.addAll(cohortIds());
        return state;
    }

    private List<String> cohortIds() {
        List<String> found = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = read(partner, "/v1/cohorts?limit=200" + cursor).jsonPath();
            found.addAll(page.getList("items.id"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return found;
    }

    private static Response read(String token, String path) {
        return as(token).get(path).then().statusCode(200).extract().response();
    }

    private static void replace(ObjectNode body, String field, String id) {
        JsonNode value = body.get(field);
        if (value != null) {
            body.put(field, id);
        }
    }
}
