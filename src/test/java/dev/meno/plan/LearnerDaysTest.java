package dev.meno.plan;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TenantWithZone;
import dev.meno.TestClock;
import dev.meno.course.CourseCatalog;
import dev.meno.platform.Tenants;
import dev.meno.platform.TinyCourse;
import dev.meno.session.Replay;
import dev.meno.session.ReplayReport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A learner's plan, reviews and exam date go by the days of the learner's zone. */
@ApiTest
class LearnerDaysTest {
    private static final String KIRITIMATI = "Pacific/Kiritimati";
    private static final String PAGO_PAGO = "Pacific/Pago_Pago";
    private static final String COURSE = "days";

    @Inject
    Replay replay;

    @Inject
    CourseCatalog courses;

    private TestClock clock = new TestClock();
    private TenantWithZone tenant;

    @BeforeEach
    void openTenant() {
        clock = TestClock.install();
        tenant = new TenantWithZone("Europe/Berlin");
        Map<String, Object> files = TinyCourse.files(COURSE);
        // What was answered on an earlier day counts half.
        @SuppressWarnings("unchecked")
        Map<String, Object> course = (Map<String, Object>) files.get("course.json");
        course.put("practice", Map.of("retentionPerDay", 0.5));
        as(tenant.partner())
                .body(Map.of("files", files))
                .post("/v1/courses/{key}/imports", COURSE)
                .then()
                .statusCode(200);
    }

    private void at(String time) {
        clock.set(Instant.parse(time));
        tenant.logIn();
    }

    private String token(String learner) {
        return Api.learnerToken(tenant.partner(), learner);
    }

    private Response plan(String learner, LocalDate examDate) {
        return as(token(learner))
                .body(Map.of("courseId", COURSE, "examDate", examDate.toString(), "minutesPerDay", 60))
                .put("/v1/learners/me/study-plan");
    }

    private JsonPath plan(String learner) {
        return as(token(learner))
                .get("/v1/learners/me/study-plan?course=" + COURSE)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String start(String learner, String mode) {
        return Api.startSession(token(learner), Map.of("courseId", COURSE, "mode", mode));
    }

    /** Answers one question wrongly: it is due on the next day. */
    private void fail(String learner, String session) {
        String token = token(learner);
        as(token)
                .body(Map.of(
                        "questionId",
                        Api.nextQuestion(token, session).getString("questionId"),
                        "response",
                        Map.of("choice", "A")))
                .post("/v1/sessions/{id}/attempts", session)
                .then()
                .statusCode(201);
    }

    private JsonPath session(String id) {
        return as(tenant.partner()).get("/v1/sessions/{id}", id).jsonPath();
    }

    private boolean hasReviewDue(String learner) {
        return session(start(learner, "review")).getString("status").equals("active");
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "Pacific/Kiritimati, 2026-06-01T09:59:00Z, 2026-06-01",
        "Pacific/Kiritimati, 2026-06-01T10:00:00Z, 2026-06-02",
        "Pacific/Pago_Pago,  2026-06-01T10:59:00Z, 2026-05-31",
        "Pacific/Pago_Pago,  2026-06-01T11:00:00Z, 2026-06-01",
        // Around the days of 23 and 25 hours.
        "Europe/Berlin,      2026-03-28T22:59:00Z, 2026-03-28",
        "Europe/Berlin,      2026-03-28T23:00:00Z, 2026-03-29",
        "Europe/Berlin,      2026-03-29T21:59:00Z, 2026-03-29",
        "Europe/Berlin,      2026-03-29T22:00:00Z, 2026-03-30",
        "Europe/Berlin,      2026-10-25T22:59:00Z, 2026-10-25",
        "Europe/Berlin,      2026-10-25T23:00:00Z, 2026-10-26",
        // A day without a midnight.
        "Asia/Beirut,        2026-03-28T21:59:00Z, 2026-03-28",
        "Asia/Beirut,        2026-03-28T22:00:00Z, 2026-03-29"
    })
    void theFirstDayOfAPlanIsTheLearnersToday(String zone, String now, LocalDate today) {
        at(now);
        String learner = tenant.learner(zone);

        JsonPath plan = plan(learner, today.plusDays(3)).jsonPath();

        assertThat(plan.getString("timeZone")).isEqualTo(zone);
        assertThat(plan.getList("days.date"))
                .containsExactly(
                        today.toString(),
                        today.plusDays(1).toString(),
                        today.plusDays(2).toString());
        String calendar = as(token(learner))
                .accept("text/calendar")
                .get("/v1/learners/me/study-plan?course=" + COURSE)
                .asString();
        assertThat(calendar.lines().filter(line -> line.startsWith("DTSTART")))
                .containsExactlyElementsOf(List.of(0, 1, 2, 3).stream()
                        .map(ahead -> "DTSTART;VALUE=DATE:"
                                + today.plusDays(ahead).toString().replace("-", ""))
                        .toList());
    }

    @Test
    void anExamIsAfterTheLearnersToday() {
        at("2026-06-01T10:30:00Z");
        LocalDate day = LocalDate.of(2026, 6, 2);
        Response refused = plan(tenant.learner(KIRITIMATI), day);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/examDate");
        // There it is the day after tomorrow.
        assertThat(plan(tenant.learner(PAGO_PAGO), day).jsonPath().getList("days"))
                .hasSize(2);
        assertThat(plan(tenant.learner(), day).jsonPath().getList("days")).hasSize(1);

        // And within a year of it.
        assertThat(plan(tenant.learner(PAGO_PAGO), LocalDate.of(2027, 6, 2)).statusCode())
                .isEqualTo(422);
        assertThat(plan(tenant.learner(KIRITIMATI), LocalDate.of(2027, 6, 2)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aReviewFallsDueWhenTheLearnersDayBegins() {
        at("2026-06-01T09:30:00Z");
        String ahead = tenant.learner(KIRITIMATI);
        String behind = tenant.learner(PAGO_PAGO);
        for (String learner : List.of(ahead, behind)) {
            plan(learner, LocalDate.of(2026, 6, 10)).then().statusCode(200);
            fail(learner, start(learner, "practice"));
            assertThat(hasReviewDue(learner)).isFalse();
            assertThat(plan(learner).getInt("days[0].reviews")).isZero();
        }

        at("2026-06-01T10:00:00Z");
        assertThat(hasReviewDue(ahead)).isTrue();
        assertThat(plan(ahead).getInt("days[0].reviews")).isEqualTo(1);
        assertThat(hasReviewDue(behind)).isFalse();
        assertThat(plan(behind).getInt("days[0].reviews")).isZero();

        at("2026-06-01T11:00:00Z");
        assertThat(hasReviewDue(behind)).isTrue();
        assertThat(plan(behind).getInt("days[0].reviews")).isEqualTo(1);
    }

    @Test
    void whatWasAnsweredTodayTakesItsTimeOfTheLearnersToday() {
        at("2026-06-01T09:30:00Z");
        String ahead = tenant.learner(KIRITIMATI);
        String behind = tenant.learner(PAGO_PAGO);
        for (String learner : List.of(ahead, behind)) {
            plan(learner, LocalDate.of(2026, 6, 10)).then().statusCode(200);
            String exam = start(learner, "mock-exam");
            as(token(learner)).post("/v1/sessions/{id}/finish", exam).then().statusCode(200);
        }
        at("2026-06-01T10:00:00Z");
        // Of mock exams of five minutes the plan holds one ten days before and one three days before the exam.
        String reads = "days.find { it.mockExam }.date";
        plan(ahead, LocalDate.of(2026, 6, 12)).then().statusCode(200);
        plan(behind, LocalDate.of(2026, 6, 10)).then().statusCode(200);
        // Begun yesterday: today there may be another one. Begun today: there is none before that of the last days.
        assertThat(plan(ahead).getString(reads)).isEqualTo("2026-06-02");
        assertThat(plan(behind).getString(reads)).isEqualTo("2026-06-07");
    }

    @Test
    void anEveningBeforeTheClocksChangeLeadsToTheNextDay() {
        at("2026-03-28T22:30:00Z");
        String learner = tenant.learner();
        plan(learner, LocalDate.of(2026, 4, 10)).then().statusCode(200);
        fail(learner, start(learner, "practice"));

        at("2026-03-28T23:00:00Z");
        assertThat(plan(learner).getString("days[0].date")).isEqualTo("2026-03-29");
        assertThat(plan(learner).getInt("days[0].reviews")).isEqualTo(1);
        assertThat(hasReviewDue(learner)).isTrue();
    }

    @Test
    void aNewZoneHoldsForPlansAndNewSessionsAndNoneUnderWay() {
        at("2026-06-01T09:30:00Z");
        String learner = tenant.learner(PAGO_PAGO);
        plan(learner, LocalDate.of(2026, 6, 10)).then().statusCode(200);
        String practice = start(learner, "practice");
        fail(learner, practice);
        at("2026-06-01T10:15:00Z");
        assertThat(hasReviewDue(learner)).isFalse();
        assertThat(plan(learner).getString("days[0].date")).isEqualTo("2026-05-31");

        as(token(learner))
                .body(Map.of("timeZone", KIRITIMATI))
                .put("/v1/learners/me/time-zone")
                .then()
                .statusCode(200);

        assertThat(plan(learner).getString("days[0].date")).isEqualTo("2026-06-02");
        assertThat(plan(learner).getInt("days[0].reviews")).isEqualTo(1);
        String review = start(learner, "review");
        assertThat(session(review).getString("status")).isEqualTo("active");
        assertThat(session(review).getString("timeZone")).isEqualTo(KIRITIMATI);
        assertThat(session(practice).getString("timeZone")).isEqualTo(PAGO_PAGO);
        fail(learner, review);
        fail(learner, practice);
        assertReplays(learner);

        // A tenant that moves takes along those who have no zone of their own.
        String follower = tenant.learner();
        plan(follower, LocalDate.of(2026, 6, 10)).then().statusCode(200);
        assertThat(plan(follower).getString("days[0].date")).isEqualTo("2026-06-01");
        tenant.move(PAGO_PAGO);
        assertThat(plan(follower).getString("days[0].date")).isEqualTo("2026-05-31");
        assertThat(plan(follower).getString("timeZone")).isEqualTo(PAGO_PAGO);
        assertThat(plan(learner).getString("days[0].date")).isEqualTo("2026-06-02");
    }

    @Test
    void earlierAnswersFadeByTheLearnersDays() {
        at("2026-06-01T09:30:00Z");
        String ahead = tenant.learner(KIRITIMATI);
        String behind = tenant.learner(PAGO_PAGO);
        String aheads = start(ahead, "practice");
        String behinds = start(behind, "practice");
        fail(ahead, aheads);
        fail(behind, behinds);
        assertThat(theta(ahead)).isEqualTo(theta(behind));

        at("2026-06-01T10:15:00Z");
        fail(ahead, aheads);
        fail(behind, behinds);
        // Midnight has passed between the answers of one of them: the first counts half.
        assertThat(theta(ahead)).isGreaterThan(theta(behind));
        assertReplays(ahead);
        assertReplays(behind);
    }

    private double theta(String learner) {
        return as(token(learner))
                .get("/v1/learners/me/abilities?course=" + COURSE)
                .jsonPath()
                .getDouble("abilities[0].theta");
    }

    private void assertReplays(String learner) {
        ReplayReport report = Tenants.callAs(
                tenant.id(),
                () -> replay.replay(
                        UUID.fromString(learner), courses.require(COURSE).courseId()));
        assertThat(report.differences()).isEmpty();
        assertThat(report.attempts()).isPositive();
        assertThat(report.unknown()).isZero();
    }
}
