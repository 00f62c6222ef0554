package dev.meno.access;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TenantWithZone;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where time zones are set, and which one holds. */
@ApiTest
class TimeZoneSettingsTest {
    private static final String BERLIN = "Europe/Berlin";
    private static final String KIRITIMATI = "Pacific/Kiritimati";

    @Test
    void aTenantReckonsInUtcUnlessItSaysOtherwise() {
        String id = "zone-" + UUID.randomUUID();
        Response created =
                as(Api.operator()).body(Map.of("id", id, "name", "Zone")).post("/v1/tenants");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.jsonPath().getString("timeZone")).isEqualTo("UTC");

        as(Api.operator())
                .body(Map.of("name", "Zone II", "timeZone", KIRITIMATI))
                .put("/v1/tenants/" + id)
                .then()
                .statusCode(200);
        JsonPath tenant = as(Api.operator()).get("/v1/tenants/" + id).jsonPath();
        assertThat(tenant.getString("timeZone")).isEqualTo(KIRITIMATI);
        assertThat(tenant.getString("name")).isEqualTo("Zone II");
        assertThat(new TenantWithZone(BERLIN).view().getString("timeZone")).isEqualTo(BERLIN);
    }

    @Test
    void onlyTheOperatorChangesATenant() {
        Map<String, String> change = Map.of("name", "Mine", "timeZone", BERLIN);
        assertThat(as(Api.demo("partner")).body(change).put("/v1/tenants/demo").statusCode())
                .isEqualTo(403);
        assertThat(as(Api.operator())
                        .body(change)
                        .put("/v1/tenants/nobody-" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLearnersZoneIsTheTenantsUnlessTheyHaveTheirOwn() {
        TenantWithZone tenant = new TenantWithZone(BERLIN);
        String id = tenant.learner();
        assertZones(read(tenant, "/v1/learners/" + id), null, BERLIN);

        String token = Api.learnerToken(tenant.partner(), id);
        JsonPath moved = as(token)
                .body(Map.of("timeZone", KIRITIMATI))
                .put("/v1/learners/me/time-zone")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertZones(moved, KIRITIMATI, KIRITIMATI);
        tenant.move("Asia/Beirut");
        assertZones(read(tenant, "/v1/learners/" + id), KIRITIMATI, KIRITIMATI);

        as(tenant.partner())
                .body(nullZone())
                .put("/v1/learners/{id}/time-zone", id)
                .then()
                .statusCode(200);
        assertZones(read(tenant, "/v1/learners/" + id), null, "Asia/Beirut");
        assertZones(read(tenant, "/v1/learners/" + tenant.learner("UTC")), "UTC", "UTC");
    }

    @Test
    void aRegistrationThatIsRepeatedChangesNoZone() {
        TenantWithZone tenant = new TenantWithZone(BERLIN);
        for (String zone : new String[] {KIRITIMATI, "Asia/Beirut"}) {
            JsonPath learner = as(tenant.partner())
                    .body(Map.of("externalId", "one", "timeZone", zone))
                    .post("/v1/learners")
                    .jsonPath();
            assertZones(learner, KIRITIMATI, KIRITIMATI);
        }
    }

    @Test
    void aLearnerSetsNobodyElsesZone() {
        String other = Api.newLearner(Api.demo("partner"));
        Map<String, String> body = Map.of("timeZone", BERLIN);
        assertThat(as(Api.newLearnerToken())
                        .body(body)
                        .put("/v1/learners/{id}/time-zone", other)
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(Api.demo("instructor"))
                        .body(body)
                        .put("/v1/learners/{id}/time-zone", other)
                        .statusCode())
                .isEqualTo(403);
        assertThat(as(Api.other("partner"))
                        .body(body)
                        .put("/v1/learners/{id}/time-zone", other)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCohortsZoneIsTheTenantsUnlessItHasItsOwn() {
        TenantWithZone tenant = new TenantWithZone(BERLIN);
        JsonPath plain = tenant.cohort(Map.of("name", "Plain"));
        assertZones(plain, null, BERLIN);
        JsonPath own = tenant.cohort(Map.of("name", "Own", "timeZone", KIRITIMATI));
        assertZones(own, KIRITIMATI, KIRITIMATI);
        String path = "/v1/cohorts/" + own.getString("id");

        // A new name leaves the zone alone.
        as(tenant.partner()).body(Map.of("name", "New")).put(path).then().statusCode(200);
        assertZones(read(tenant, path), KIRITIMATI, KIRITIMATI);
        as(tenant.partner())
                .body(Map.of("name", "New", "timeZone", "Asia/Beirut"))
                .put(path)
                .then()
                .statusCode(200);
        assertZones(read(tenant, path), "Asia/Beirut", "Asia/Beirut");
        as(tenant.partner()).body(nullZone()).put(path + "/time-zone").then().statusCode(200);
        assertZones(read(tenant, path), null, BERLIN);
        as(tenant.partner())
                .body(Map.of("timeZone", KIRITIMATI))
                .put(path + "/time-zone")
                .then()
                .statusCode(200);
        tenant.move("UTC");
        JsonPath list = read(tenant, "/v1/cohorts");
        assertThat(list.getList("items.effectiveTimeZone")).containsExactlyInAnyOrder("UTC", KIRITIMATI);
    }

    @Test
    void anArchivedCohortKeepsItsZone() {
        TenantWithZone tenant = new TenantWithZone(BERLIN);
        String path = "/v1/cohorts/" + tenant.cohort(Map.of("name", "Old")).getString("id");
        as(tenant.partner()).post(path + "/archive").then().statusCode(200);
        assertThat(as(tenant.partner())
                        .body(Map.of("timeZone", KIRITIMATI))
                        .put(path + "/time-zone")
                        .statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus_Mons", "EST5EDT", "+02:00", "CET", "", "europe/berlin", "Europe/Berlin "})
    void anUnknownZoneIsRefusedWhereverItIsGiven(String zone) {
        TenantWithZone tenant = new TenantWithZone(BERLIN);
        String learner = tenant.learner();
        String cohort = tenant.cohort(Map.of("name", "Class")).getString("id");
        assertRefused(as(Api.operator())
                .body(Map.of("id", "zone-" + UUID.randomUUID(), "name", "Zone", "timeZone", zone))
                .post("/v1/tenants"));
        assertRefused(as(Api.operator())
                .body(Map.of("name", "Zone", "timeZone", zone))
                .put("/v1/tenants/" + tenant.id()));
        assertRefused(as(tenant.partner())
                .body(Map.of("externalId", "x", "timeZone", zone))
                .post("/v1/learners"));
        assertRefused(as(tenant.partner()).body(Map.of("timeZone", zone)).put("/v1/learners/{id}/time-zone", learner));
        assertRefused(
                as(tenant.partner()).body(Map.of("name", "C", "timeZone", zone)).post("/v1/cohorts"));
        assertRefused(
                as(tenant.partner()).body(Map.of("name", "C", "timeZone", zone)).put("/v1/cohorts/{id}", cohort));
        assertRefused(as(tenant.partner()).body(Map.of("timeZone", zone)).put("/v1/cohorts/{id}/time-zone", cohort));
    }

    private static void assertRefused(Response response) {
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("errors[0].pointer")).isEqualTo("/timeZone");
    }

    private static Map<String, Object> nullZone() {
        Map<String, Object> body = new HashMap<>();
        body.put("timeZone", null);
        return body;
    }

    private static JsonPath read(TenantWithZone tenant, String path) {
        return as(tenant.partner()).get(path).then().statusCode(200).extract().jsonPath();
    }

    private static void assertZones(JsonPath view, String own, String effective) {
        assertThat(view.getString("timeZone")).isEqualTo(own);
        assertThat(view.getString("effectiveTimeZone")).isEqualTo(effective);
    }
}
