package dev.meno.analytics;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.DatabaseResource;
import dev.meno.TenantWithZone;
import dev.meno.TestClock;
import dev.meno.platform.TinyCourse;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted of a cohort by day, what it did today and who is enrolled goes by the days of the cohort's zone. */
@ApiTest
class CohortDaysTest {
    private static final String KIRITIMATI = "Pacific/Kiritimati";
    private static final String PAGO_PAGO = "Pacific/Pago_Pago";
    private static final String BERLIN = "Europe/Berlin";
    private static final String COURSE = "days";

    @Inject
    DataSource database;

    private TestClock clock = new TestClock();
    private TenantWithZone tenant;

    @BeforeEach
    void openTenant() {
        clock = TestClock.install();
        clock.set(Instant.parse("2026-01-01T12:00:00Z"));
        tenant = new TenantWithZone("UTC");
        List<Map<String, Object>> questions = IntStream.range(0, 8)
                .mapToObj(i -> TinyCourse.question("question-" + i, "Which letter has the number %d?".formatted(i)))
                .toList();
        as(tenant.partner())
                .body(Map.of("files", TinyCourse.files(COURSE, questions)))
                .post("/v1/courses/{key}/imports", COURSE)
                .then()
                .statusCode(200);
    }

    private void at(String time) {
        clock.set(Instant.parse(time));
        tenant.logIn();
    }

    private String cohort(String zone) {
        return tenant.cohort(Map.of("name", "Class", "timeZone", zone)).getString("id");
    }

    private void enrol(String learner, String... cohorts) {
        for (String cohort : cohorts) {
            as(tenant.partner())
                    .put("/v1/cohorts/{c}/learners/{l}", cohort, learner)
                    .then()
                    .statusCode(204);
        }
    }

    private void answer(String learner, String time) {
        at(time);
        String token = Api.learnerToken(tenant.partner(), learner);
        String session = Api.startSession(token, Map.of("courseId", COURSE));
        as(token)
                .body(Api.someAnswer(Api.nextQuestion(token, session)))
                .post("/v1/sessions/{id}/attempts", session)
                .then()
                .statusCode(201);
    }

    private JsonPath analytics(String cohort, String path) {
        return as(tenant.partner())
                .get("/v1/cohorts/%s/analytics%s".formatted(cohort, path.formatted("?course=" + COURSE)))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Attempts by day. */
    private Map<String, Integer> activity(String cohort) {
        JsonPath analytics = analytics(cohort, "%s");
        assertThat(analytics.getInt("pending")).isZero();
        return byDay(analytics.getList("activity"));
    }

    private static Map<String, Integer> byDay(List<Map<String, Object>> days) {
        Map<String, Integer> attempts = new TreeMap<>();
        days.forEach(day -> attempts.put((String) day.get("day"), (Integer) day.get("attempts")));
        return attempts;
    }

    private int questionAttempts(String cohort, String period) {
        List<Integer> attempts = analytics(cohort, "/questions%s" + period).getList("questions.attempts");
        return attempts.stream().mapToInt(Integer::intValue).sum();
    }

    private void move(String cohort, String zone) {
        as(tenant.partner())
                .body(Map.of("timeZone", zone))
                .put("/v1/cohorts/{id}/time-zone", cohort)
                .then()
                .statusCode(200);
    }

    /** Zones of the rows that a table holds for whatever an id stands for. */
    private List<String> zonesIn(String table, String column, String id) throws SQLException {
        List<String> zones = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            try (Statement setting = connection.createStatement()) {
                if (DatabaseResource.isPostgresql()) {
                    setting.execute("select set_config('meno.tenant', '%s', false)".formatted(tenant.id()));
                }
            }
            try (PreparedStatement select = connection.prepareStatement(
                    "select distinct time_zone from %s where %s = ? order by 1".formatted(table, column))) {
                select.setObject(1, UUID.fromString(id));
                ResultSet rows = select.executeQuery();
                while (rows.next()) {
                    zones.add(rows.getString(1));
                }
            }
        }
        return zones;
    }

    @Test
    void activityIsOfTheDaysOfEachCohort() throws SQLException {
        String ahead = cohort(KIRITIMATI);
        String behind = cohort(PAGO_PAGO);
        String between = tenant.cohort(Map.of("name", "Tenant's")).getString("id");
        // The cohort's zone counts, wherever the learner is.
        String learner = tenant.learner(BERLIN);
        enrol(learner, ahead, behind, between);
        answer(learner, "2026-06-01T09:30:00Z");
        answer(learner, "2026-06-01T09:40:00Z");
        assertThat(activity(ahead)).isEqualTo(Map.of("2026-06-01", 2));
        answer(learner, "2026-06-01T10:30:00Z");
        assertThat(activity(behind)).isEqualTo(Map.of("2026-05-31", 3));
        answer(learner, "2026-06-01T11:30:00Z");

        assertThat(activity(ahead)).isEqualTo(Map.of("2026-06-01", 2, "2026-06-02", 2));
        assertThat(activity(behind)).isEqualTo(Map.of("2026-05-31", 3, "2026-06-01", 1));
        assertThat(activity(between)).isEqualTo(Map.of("2026-06-01", 4));
        assertThat(analytics(ahead, "%s").getString("timeZone")).isEqualTo(KIRITIMATI);
        assertThat(analytics(between, "%s").getString("timeZone")).isEqualTo("UTC");
        assertThat(analytics(ahead, "/growth%s").getString("timeZone")).isEqualTo(KIRITIMATI);

        JsonPath history = analytics(behind, "/learners/" + learner + "%s");
        assertThat(history.getString("timeZone")).isEqualTo(PAGO_PAGO);
        assertThat(byDay(history.getList("days"))).isEqualTo(Map.of("2026-05-31", 3, "2026-06-01", 1));

        // Periods are of the same days, to a question too.
        assertThat(analytics(ahead, "%s&to=2026-06-01").getInt("attempts")).isEqualTo(2);
        assertThat(analytics(behind, "%s&from=2026-06-01").getInt("attempts")).isEqualTo(1);
        assertThat(analytics(between, "%s&from=2026-06-02").getInt("attempts")).isZero();
        assertThat(questionAttempts(ahead, "&from=2026-06-02")).isEqualTo(2);
        assertThat(questionAttempts(behind, "&to=2026-05-31")).isEqualTo(3);
        assertThat(questionAttempts(between, "")).isEqualTo(4);
        assertThat(zonesIn("learner_day", "learner_id", learner)).containsExactly(KIRITIMATI, PAGO_PAGO, "UTC");
        assertThat(zonesIn("domain_day", "learner_id", learner)).containsExactly(KIRITIMATI, PAGO_PAGO, "UTC");
        assertThat(zonesIn("cohort_question_day", "cohort_id", ahead)).containsExactly(KIRITIMATI);
        assertThat(zonesIn("cohort_fold", "cohort_id", behind)).containsExactly(PAGO_PAGO);
    }

    @Test
    void daysOf23And25HoursHoldTheirAnswers() {
        String cohort = cohort(BERLIN);
        String learner = tenant.learner();
        enrol(learner, cohort);
        for (String time : List.of(
                "2026-03-28T22:59:00Z",
                "2026-03-28T23:00:00Z",
                "2026-03-29T21:59:00Z",
                "2026-03-29T22:00:00Z",
                "2026-10-24T21:59:00Z",
                "2026-10-24T22:00:00Z",
                "2026-10-25T22:59:00Z",
                "2026-10-25T23:00:00Z")) {
            answer(learner, time);
        }
        assertThat(activity(cohort))
                .isEqualTo(Map.of(
                        "2026-03-28", 1,
                        "2026-03-29", 2,
                        "2026-03-30", 1,
                        "2026-10-24", 1,
                        "2026-10-25", 2,
                        "2026-10-26", 1));
    }

    @Test
    void aCohortThatMovesIsCountedAnewInItsNewDays() throws SQLException {
        String cohort = cohort(PAGO_PAGO);
        String learner = tenant.learner();
        String other = tenant.learner();
        enrol(learner, cohort);
        enrol(other, cohort);
        answer(learner, "2026-06-01T09:30:00Z");
        answer(other, "2026-06-01T10:30:00Z");
        Map<String, Integer> before = activity(cohort);
        assertThat(before).isEqualTo(Map.of("2026-05-31", 2));
        String questions = analytics(cohort, "/questions%s").prettify();

        move(cohort, KIRITIMATI);
        assertThat(activity(cohort)).isEqualTo(Map.of("2026-06-01", 1, "2026-06-02", 1));
        assertThat(questionAttempts(cohort, "&to=2026-06-01")).isEqualTo(1);
        assertThat(questionAttempts(cohort, "")).isEqualTo(2);
        assertThat(analytics(cohort, "%s").getInt("attempts")).isEqualTo(2);
        for (String table : List.of("cohort_question_day", "cohort_fold")) {
            assertThat(zonesIn(table, "cohort_id", cohort)).as(table).containsExactly(KIRITIMATI);
        }
        for (String table : List.of("learner_day", "domain_day")) {
            assertThat(zonesIn(table, "learner_id", learner)).as(table).containsExactly(KIRITIMATI);
        }

        // To the bit: what was moved there and back is what it was.
        move(cohort, PAGO_PAGO);
        assertThat(activity(cohort)).isEqualTo(before);
        assertThat(analytics(cohort, "/questions%s").prettify()).isEqualTo(questions);

        // A member who answers before anybody asks is moved with it.
        move(cohort, KIRITIMATI);
        answer(learner, "2026-06-01T10:40:00Z");
        assertThat(activity(cohort)).isEqualTo(Map.of("2026-06-01", 1, "2026-06-02", 2));
    }

    @Test
    void aTenantThatMovesTakesAlongItsCohortsWithoutAZone() {
        String follows = tenant.cohort(Map.of("name", "Follows")).getString("id");
        String stays = cohort(PAGO_PAGO);
        String learner = tenant.learner();
        enrol(learner, follows, stays);
        answer(learner, "2026-06-01T10:30:00Z");
        assertThat(activity(follows)).isEqualTo(Map.of("2026-06-01", 1));

        tenant.move(KIRITIMATI);

        assertThat(activity(follows)).isEqualTo(Map.of("2026-06-02", 1));
        assertThat(activity(stays)).isEqualTo(Map.of("2026-05-31", 1));
    }

    @Test
    void whoLeavesTheLastCohortOfAZoneAndComesBackIsCountedOnce() throws SQLException {
        String ahead = cohort(KIRITIMATI);
        String behind = cohort(PAGO_PAGO);
        String learner = tenant.learner();
        enrol(learner, ahead, behind);
        answer(learner, "2026-06-01T10:30:00Z");
        assertThat(activity(ahead)).isEqualTo(Map.of("2026-06-02", 1));
        as(tenant.partner()).delete("/v1/cohorts/{c}/learners/{l}", ahead, learner);
        assertThat(activity(ahead)).isEmpty();
        assertThat(zonesIn("learner_day", "learner_id", learner)).containsExactly(PAGO_PAGO);

        as(tenant.partner()).delete("/v1/cohorts/{c}", behind).then().statusCode(204);
        enrol(learner, ahead);
        assertThat(activity(ahead)).isEqualTo(Map.of("2026-06-02", 1));
        String again = cohort(PAGO_PAGO);
        enrol(learner, again);
        assertThat(activity(again)).isEqualTo(Map.of("2026-05-31", 1));
        assertThat(analytics(again, "%s").getInt("attempts")).isEqualTo(1);
    }

    @Test
    void todayBeganWithTheCohortsDay() {
        String ahead = cohort(KIRITIMATI);
        String behind = cohort(PAGO_PAGO);
        String learner = tenant.learner();
        enrol(learner, ahead, behind);
        answer(learner, "2026-06-01T09:59:00Z");
        assertThat(answersToday(ahead)).isEqualTo(1);

        at("2026-06-01T10:00:00Z");
        assertThat(answersToday(ahead)).isZero();
        assertThat(answersToday(behind)).isEqualTo(1);
        at("2026-06-01T11:00:00Z");
        assertThat(answersToday(behind)).isZero();
    }

    private int answersToday(String cohort) {
        return as(tenant.partner())
                .get("/v1/cohorts/{c}/live", cohort)
                .then()
                .statusCode(200)
                .extract()
                .path("answersToday");
    }

    @Test
    void enrolmentsBeginAndEndOnTheCohortsDays() {
        at("2026-06-01T10:30:00Z");
        // There it is 2 June and 31 May.
        for (String cohort : List.of(cohort(KIRITIMATI), cohort(PAGO_PAGO))) {
            JsonPath report = as(tenant.partner())
                    .contentType("text/csv; charset=UTF-8")
                    .body("""
                            userSourcedId,role,beginDate,endDate
                            begins,student,2026-06-02,
                            ends,student,,2026-06-01
                            """)
                    .post("/v1/cohorts/{c}/enrolments", cohort)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            boolean isAhead = as(tenant.partner())
                    .get("/v1/cohorts/{c}", cohort)
                    .jsonPath()
                    .getString("timeZone")
                    .equals(KIRITIMATI);
            List<String> members = as(tenant.partner())
                    .get("/v1/cohorts/{c}/learners", cohort)
                    .jsonPath()
                    .getList("items.externalId");
            assertThat(members).containsExactly(isAhead ? "begins" : "ends");
            assertThat(report.getList("rejected.column")).isEqualTo(isAhead ? List.of() : List.of("beginDate"));
        }
    }
}
