package dev.meno.session;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TestClock;
import dev.meno.platform.CalibratedCourse;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner's licensure examination with a calibrated bank: the exam is the whole bank, in one domain. */
@ApiTest
class LicensureTest {
    private static final CalibratedCourse COURSE = CalibratedCourse.LICENSURE;

    private String course = "";
    private String learner = "";
    private String token = "";

    @BeforeEach
    void importTheCourse() {
        course = "licence-" + UUID.randomUUID();
        publish(COURSE.files(course));
        learner = Api.newLearner(Api.demo("partner"));
        token = Api.learnerToken(Api.demo("partner"), learner);
    }

    private void publish(Map<String, Object> files) {
        as(Api.demo("partner"))
                .body(Map.of("files", files))
                .post("/v1/courses/{key}/imports", course)
                .then()
                .statusCode(200);
    }

    @Test
    void aPlacementIsFollowedByAForecastAndTheExamHasEveryQuestion() {
        String placement = Api.startSession(token, Map.of("courseId", course, "mode", "placement"));
        assertThat(answerAll(placement, 8)).isLessThanOrEqualTo(30);

        JsonPath forecast = get("/v1/learners/me/forecast?course=" + course);
        assertThat(forecast.getString("status")).isEqualTo("ready");
        assertThat(forecast.getDouble("passProbability")).isBetween(0.0, 1.0);
        assertThat(forecast.getList("domains.maxPoints")).containsExactly(170);
        assertThat(forecast.getDouble("score.passMark")).isCloseTo(0.7 * 170, within(1e-4));
        assertThat(forecast.getDouble("score.low")).isLessThan(forecast.getDouble("score.expected"));
        assertThat(forecast.getDouble("score.high")).isBetween(forecast.getDouble("score.expected"), 170.0);
        // Four of five answered rightly in an exam that asks for seven of ten.
        assertThat(forecast.getDouble("score.expected")).isBetween(90.0, 165.0);

        String exam = Api.startSession(token, Map.of("courseId", course, "mode", "mock-exam"));
        assertThat(get("/v1/sessions/%s/questions".formatted(exam)).getList("items"))
                .hasSize(170);
        assertThat(answerAll(exam, 9)).isEqualTo(170);
        as(token).post("/v1/sessions/{id}/finish", exam).then().statusCode(200);
        JsonPath report = get("/v1/sessions/%s/report".formatted(exam));
        assertThat(report.getList("questions.questionId")).doesNotHaveDuplicates();
        assertThat(report.getDouble("exam.points")).isEqualTo(153);
        assertThat(report.getDouble("exam.scaledScore")).isCloseTo(153, within(1e-3));
        assertThat(report.getBoolean("exam.passed")).isTrue();

        // Nine of ten in the exam and eight of ten before it, drawn somewhat to the population, who has about the pass
        // mark.
        JsonPath after = get("/v1/learners/me/forecast?course=" + course);
        assertThat(after.getDouble("passProbability")).isGreaterThan(0.95);
        assertThat(after.getDouble("score.expected")).isBetween((119.0 + 153) / 2, 153.0);
    }

    @Test
    void practiceReviewsAndAPlanWorkWithOneTopicADomainAndNoTemplates() {
        TestClock clock = TestClock.install();
        String practice = Api.startSession(token, Map.of("courseId", course, "policy", Map.of("maxQuestions", 12)));
        assertThat(answerAll(practice, 5)).isEqualTo(12);
        assertThat(get("/v1/learners/me/abilities?course=" + course).getList("topics.topic"))
                .isEqualTo(List.of("domain-1-all"));
        JsonPath plan = as(token)
                .body(Map.of(
                        "courseId",
                        course,
                        "examDate",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                .plusDays(9)
                                .toString(),
                        "minutesPerDay",
                        60))
                .put("/v1/learners/me/study-plan")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(plan.getList("days")).hasSize(9);
        assertThat(Set.copyOf(plan.<List<String>>getList("days.topics.topic").stream()
                        .flatMap(List::stream)
                        .toList()))
                .isEqualTo(Set.of("domain-1-all"));

        clock.advance(Duration.ofDays(30));
        token = Api.learnerToken(Api.clientToken("demo-partner", "demo-secret"), learner);
        String review = Api.startSession(token, Map.of("courseId", course, "mode", "review"));
        assertThat(answerAll(review, 10)).isEqualTo(12);
        assertThat(get("/v1/sessions/" + review).getString("finishReason")).isEqualTo("nothing-due");
    }

    @Test
    void rapidGuessesThatDoNotCountAreNoEvidenceForAForecast() {
        Map<String, Object> files = COURSE.files(course);
        Map<String, Object> withPractice = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(files.get("course.json")))
                .forEach((name, value) -> withPractice.put((String) name, value));
        withPractice.put("practice", Map.of("countRapidGuesses", false));
        files.put("course.json", withPractice);
        publish(files);

        String practice = Api.startSession(token, Map.of("courseId", course, "policy", Map.of("maxQuestions", 24)));
        assertThat(answerAll(practice, 7, 900)).isEqualTo(24);

        JsonPath forecast = get("/v1/learners/me/forecast?course=" + course);
        assertThat(forecast.getString("status")).isEqualTo("not-enough-evidence");
        assertThat(forecast.getString("missing")).isEqualTo("More answers are needed in domain-1.");
        assertThat(forecast.<Object>get("passProbability")).isNull();
    }

    private int answerAll(String session, int rightOfTen) {
        return answerAll(session, rightOfTen, 30_000);
    }

    /** Answers a session; of each ten as many rightly as said. Returns the number of answers. */
    private int answerAll(String session, int rightOfTen, int elapsedMillis) {
        JsonPath question = Api.nextQuestion(token, session);
        int answered = 0;
        while (question.getString("questionId") != null) {
            String choice = answered % 10 < rightOfTen ? "B" : "A";
            question = as(token)
                    .body(Map.of(
                            "questionId",
                            question.getString("questionId"),
                            "response",
                            Map.of("choice", choice),
                            "elapsedMillis",
                            elapsedMillis))
                    .post("/v1/sessions/{id}/attempts?include=next", session)
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath()
                    .setRootPath("next");
            answered++;
        }
        return answered;
    }

    private JsonPath get(String path) {
        return as(token).get(path).then().statusCode(200).extract().jsonPath();
    }
}
