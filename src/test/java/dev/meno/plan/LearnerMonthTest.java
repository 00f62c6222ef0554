package dev.meno.plan;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TestClock;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.platform.Tenants;
import dev.meno.session.Answers;
import dev.meno.session.Replay;
import dev.meno.session.ReplayReport;
import dev.meno.session.SessionMode;
import dev.meno.session.exam.ExamQuestionRepository;
import dev.meno.session.model.Scorer;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionRepository;
import dev.meno.session.policy.Decision;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A month of a learner who does each day what the plan says and improves by it: placement, practice, reviews, a mock exam on the
 * way and one at the end, in the morning of one day and in the evening of the next. All of it over HTTP, on the server's clock.
 */
@ApiTest
class LearnerMonthTest {
    private static final int DAYS = 30;
    private static final int MINUTES = 35;
    private static final List<Integer> MOCK_DAYS = List.of(15, 29);

    @Inject
    Replay replayer;

    @Inject
    SessionRepository sessions;

    @Inject
    ExamQuestionRepository examQuestions;

    @Inject
    Scorer scorer;

    @Inject
    CourseCatalog courses;

    private final RandomGenerator random = new SplittableRandom(30);
    private TestClock clock = new TestClock();
    private String learner = "";
    private String token = "";
    private double theta = -0.8;
    private int answered;

    @BeforeEach
    void registerLearner() {
        clock = TestClock.install();
        clock.advance(Duration.between(
                clock.instant(), today().plusDays(1).atTime(8, 0).toInstant(ZoneOffset.UTC)));
        learner = Api.newLearner(partner());
        token = Api.learnerToken(partner(), learner);
    }

    private static String partner() {
        return Api.clientToken("demo-partner", "demo-secret");
    }

    @Test
    void aMonthOfStudyLeadsFromThePlacementToTheExam() {
        answerAll(start(Map.of("mode", "placement")), 30);
        double atFirst = forecast().getDouble("score.expected");
        LocalDate exam = today().plusDays(DAYS);
        as(token)
                .body(Map.of("courseId", Api.COURSE, "examDate", exam.toString(), "minutesPerDay", MINUTES))
                .put("/v1/learners/me/study-plan")
                .then()
                .statusCode(200);

        int reviewed = 0;
        for (int day = 0; day < DAYS; day++) {
            JsonPath plan = get("/v1/learners/me/study-plan?course=" + Api.COURSE);
            assertThat(plan.getList("days")).hasSize(DAYS - day);
            assertThat(plan.getString("days[0].date")).isEqualTo(today().toString());
            assertThat(plan.getList("days.minutes", Integer.class)).allMatch(minutes -> minutes <= MINUTES);
            if (MOCK_DAYS.contains(day)) {
                sit();
            } else {
                int reviews = plan.getInt("days[0].reviews");
                int fresh = newToday(plan);
                if (reviews > 0) {
                    // What is planned for today is due today, whatever the time.
                    assertThat(answerAll(
                                    start(Map.of("mode", "review", "policy", Map.of("maxQuestions", reviews))),
                                    reviews))
                            .isEqualTo(reviews);
                    reviewed += reviews;
                    JsonPath after = get("/v1/learners/me/study-plan?course=" + Api.COURSE);
                    assertThat(after.getInt("days[0].reviews")).isZero();
                    assertThat(newToday(after)).isEqualTo(fresh);
                }
                if (fresh > 0) {
                    assertThat(answerAll(start(Map.of("policy", Map.of("maxQuestions", fresh))), fresh))
                            .isEqualTo(fresh);
                }
            }
            theta += 0.06;
            clock.advance(Duration.ofHours(day % 2 == 0 ? 36 : 12));
            token = Api.learnerToken(partner(), learner);
        }

        assertThat(get("/v1/learners/me/study-plan?course=" + Api.COURSE).getList("days"))
                .isEmpty();
        assertThat(reviewed).isGreaterThan(30);
        // The learner went from well below the mark to about it, and the forecast went along.
        assertThat(forecast().getDouble("score.expected")).isGreaterThan(atFirst + 50);
        JsonPath abilities = get("/v1/learners/me/abilities?course=" + Api.COURSE);
        assertThat(abilities.getInt("abilities.attempts.sum()")).isEqualTo(answered);
        assertThat(abilities.getInt("topics.attempts.sum()")).isEqualTo(answered);
        ReplayReport report = Tenants.callAs(
                "demo",
                () -> replayer.replay(
                        UUID.fromString(learner), courses.require(Api.COURSE).courseId()));
        assertThat(report.differences()).isEmpty();
        assertThat(report.unknown()).isZero();
        assertThat(report.attempts()).isEqualTo(answered);
    }

    private static int newToday(JsonPath plan) {
        return plan.<List<Map<String, Object>>>get("days[0].topics").stream()
                .mapToInt(topic -> (Integer) topic.get("questions"))
                .sum();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void sit() {
        String exam = start(Map.of("mode", "mock-exam"));
        assertThat(answerAll(exam, 65)).isEqualTo(65);
        as(token).post("/v1/sessions/{id}/finish", exam).then().statusCode(200);
        JsonPath report = get("/v1/sessions/%s/report".formatted(exam));
        assertThat(report.getInt("domains.score.sum()")).isEqualTo((int) report.getDouble("exam.points"));
        assertThat(report.getBoolean("exam.passed")).isEqualTo(report.getDouble("exam.scaledScore") >= 750);
    }

    private String start(Map<String, Object> more) {
        return Api.startSession(token, more);
    }

    /** Answers up to so many questions as somebody of the learner's ability does, and returns how many there were. */
    private int answerAll(String session, int most) {
        int count = 0;
        Response next = as(token).get("/v1/sessions/{id}/next-question", session);
        while (next.statusCode() != 204 && count < most) {
            next.then().statusCode(200);
            JsonPath question = next.jsonPath();
            as(token)
                    .body(Map.of(
                            "questionId",
                            question.getString("questionId"),
                            "response",
                            response(session, question.getString("questionId")),
                            "elapsedMillis",
                            60_000 + random.nextInt(90_000)))
                    .post("/v1/sessions/{id}/attempts", session)
                    .then()
                    .statusCode(201);
            count++;
            next = as(token).get("/v1/sessions/{id}/next-question", session);
        }
        assertThat(next.statusCode()).isIn(200, 204);
        answered += count;
        return count;
    }

    private Map<String, Object> response(String session, String question) {
        ItemPool pool = Tenants.callAs("demo", () -> courses.require(Api.COURSE));
        Scorer.Shown shown = Tenants.callAs(
                "demo",
                () -> QuarkusTransaction.requiringNew().call(() -> scorer.shown(decision(session, question), pool)));
        return Answers.worth(
                Answers.draw(shown.question().model(), theta, random),
                shown.presentation().task());
    }

    private Decision decision(String session, String question) {
        Session found = sessions.findById(UUID.fromString(session));
        return found.mode() == SessionMode.MOCK_EXAM
                ? examQuestions.ofSession(found.id()).stream()
                        .filter(candidate -> candidate.questionId().equals(UUID.fromString(question)))
                        .findFirst()
                        .orElseThrow()
                        .decision()
                : found.pending().orElseThrow();
    }

    private JsonPath forecast() {
        JsonPath forecast = get("/v1/learners/me/forecast?course=" + Api.COURSE);
        assertThat(forecast.getString("status")).isEqualTo("ready");
        return forecast;
    }

    private JsonPath get(String path) {
        return as(token).get(path).then().statusCode(200).extract().jsonPath();
    }
}
