package dev.meno;

import static dev.meno.Api.as;

import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.UUID;

/** A tenant of its own in a time zone, with a partner: what a test changes in it no other test notices. */
public final class TenantWithZone {
    private final String id = "zone-" + UUID.randomUUID();
    private final String secret;
    private String partner = "";

    public TenantWithZone(String timeZone) {
        as(operator())
                .body(Map.of("id", id, "name", "Zone", "timeZone", timeZone))
                .post("/v1/tenants")
                .then()
                .statusCode(201);
        secret = as(operator())
                .body(Map.of("id", id, "roles", new String[] {"partner"}))
                .post("/v1/tenants/{id}/clients", id)
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        logIn();
    }

    private static String operator() {
        return Api.clientToken("operator", "operator-secret");
    }

    /** Takes a new token, as one must when time has passed. */
    public void logIn() {
        partner = Api.clientToken(id, secret);
    }

    public String id() {
        return id;
    }

    /** Token of the partner. */
    public String partner() {
        return partner;
    }

    public JsonPath view() {
        return as(operator())
                .get("/v1/tenants/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Gives it another time zone. */
    public void move(String timeZone) {
        as(operator())
                .body(Map.of("name", "Zone", "timeZone", timeZone))
                .put("/v1/tenants/" + id)
                .then()
                .statusCode(200);
    }

    /** A new learner without a zone of their own. */
    public String learner() {
        return Api.newLearner(partner);
    }

    /** A new learner in a zone of their own. */
    public String learner(String timeZone) {
        return as(partner)
                .body(Map.of("externalId", "learner-" + UUID.randomUUID(), "timeZone", timeZone))
                .post("/v1/learners")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public JsonPath cohort(Map<String, ?> request) {
        return as(partner)
                .body(request)
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
