package dev.meno;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The API as its clients use it: the demo tenant with its clients, a second tenant, learners and their sessions. */
public final class Api {
    public static final String COURSE = "mls-c01";
    public static final String OTHER_TENANT = "other";

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Api() {}

    /** Token of a client of the demo tenant, for example {@code partner}. */
    public static String demo(String role) {
        return TOKENS.computeIfAbsent("demo-" + role, id -> clientToken(id, "demo-secret"));
    }

    public static String operator() {
        return TOKENS.computeIfAbsent("operator", id -> clientToken(id, "operator-secret"));
    }

    /** Token of a client of a second tenant, which has the seed course too. */
    public static String other(String role) {
        return TOKENS.computeIfAbsent(OTHER_TENANT + "-" + role, id -> {
            Response created = as(operator())
                    .body(Map.of("id", id, "roles", List.of(role)))
                    .post("/v1/tenants/%s/clients".formatted(OTHER_TENANT));
            return clientToken(id, created.then().statusCode(201).extract().path("secret"));
        });
    }

    public static String clientToken(String id, String secret) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", id)
                .formParam("client_secret", secret)
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** A request with a bearer token and a JSON body, if it has one. */
    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** Registers a learner of the partner's tenant. */
    public static String newLearner(String partner) {
        return as(partner)
                .body(Map.of("externalId", "learner-" + UUID.randomUUID()))
                .post("/v1/learners")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String learnerToken(String partner, String learnerId) {
        return as(partner)
                .post("/v1/learners/{id}/tokens", learnerId)
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** Token of a fresh learner of the demo tenant. */
    public static String newLearnerToken() {
        return learnerToken(demo("partner"), newLearner(demo("partner")));
    }

    public static String startSession(String learnerToken) {
        return startSession(learnerToken, Map.of());
    }

    public static String startSession(String learnerToken, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("courseId", COURSE, "mode", "practice"));
        body.putAll(more);
        return as(learnerToken)
                .body(body)
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static JsonPath nextQuestion(String token, String sessionId) {
        return as(token)
                .get("/v1/sessions/{id}/next-question", sessionId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A well-formed response to a question, right or wrong as it happens. */
    public static Map<String, Object> someResponse(JsonPath question) {
        return switch (question.getString("kind")) {
            case "single-choice" -> Map.of("choice", "A");
            case "multiple-response" -> Map.of("choices", List.of("A", "B"));
            case "ordering" -> Map.of("order", question.getList("options.id"));
            case "matching" -> Map.of("matches", Map.of("1", "A", "2", "B"));
            default -> Map.of("number", 1);
        };
    }

    public static Map<String, Object> someAnswer(JsonPath question) {
        return Map.of("questionId", question.getString("questionId"), "response", someResponse(question));
    }
}
