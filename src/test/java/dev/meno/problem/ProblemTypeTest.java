package dev.meno.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.ApiTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@ApiTest
class ProblemTypeTest {
    /** The registry is part of the contract: a renamed or re-numbered type must fail here. */
    private static final Map<String, Integer> CONTRACT = Map.ofEntries(
            Map.entry("malformed-request", 400),
            Map.entry("unauthenticated", 401),
            Map.entry("forbidden", 403),
            Map.entry("cross-site-request", 403),
            Map.entry("not-found", 404),
            Map.entry("method-not-allowed", 405),
            Map.entry("not-acceptable", 406),
            Map.entry("already-answered", 409),
            Map.entry("question-not-pending", 409),
            Map.entry("session-finished", 409),
            Map.entry("session-active", 409),
            Map.entry("exam-in-progress", 409),
            Map.entry("section-closed", 409),
            Map.entry("no-more-hints", 409),
            Map.entry("not-in-this-mode", 409),
            Map.entry("cohort-archived", 409),
            Map.entry("already-exists", 409),
            Map.entry("concurrent-change", 409),
            Map.entry("too-many-jobs", 409),
            Map.entry("payload-too-large", 413),
            Map.entry("unsupported-media-type", 415),
            Map.entry("invalid-request", 422),
            Map.entry("idempotency-key-reused", 422),
            Map.entry("too-many-requests", 429),
            Map.entry("internal-error", 500),
            Map.entry("unavailable", 503));

    @Test
    void theRegistryIsTheContracts() {
        assertThat(Arrays.stream(ProblemType.values())
                        .collect(Collectors.toMap(ProblemType::slug, ProblemType::status)))
                .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(CONTRACT));
    }

    @Test
    void everyTypeAnswersAtItsUri() {
        for (ProblemType type : ProblemType.values()) {
            JsonPath description =
                    given().get(type.uri()).then().statusCode(200).extract().jsonPath();
            assertThat(description.getString("type")).isEqualTo(type.uri());
            assertThat(description.getInt("status")).isEqualTo(type.status());
            assertThat(description.getString("title")).isEqualTo(type.title());
        }
        given().get("/problems/unheard-of").then().statusCode(404);
    }

    @Test
    void databaseFailuresThatPassAreBusyAndThoseOfAKeyAreConflicts() {
        Map<String, DatabaseFailure> states = Map.of(
                "08006", DatabaseFailure.BUSY,
                "40P01", DatabaseFailure.BUSY,
                "53300", DatabaseFailure.BUSY,
                "55P03", DatabaseFailure.BUSY,
                "57P01", DatabaseFailure.BUSY,
                "HYT00", DatabaseFailure.BUSY,
                "23505", DatabaseFailure.CONFLICT,
                "22021", DatabaseFailure.UNREADABLE,
                "42P01", DatabaseFailure.NONE);
        states.forEach((state, failure) -> assertThat(DatabaseFailure.of(new java.sql.SQLException("", state)))
                .as(state)
                .isEqualTo(failure));
        for (Throwable other : List.of(new IllegalStateException(), new java.sql.SQLException())) {
            assertThat(DatabaseFailure.of(other)).isEqualTo(DatabaseFailure.NONE);
        }
    }
}
