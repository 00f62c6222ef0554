package dev.meno.session;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TestClock;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.course.Task;
import dev.meno.platform.Tenants;
import dev.meno.session.exam.ExamCloser;
import dev.meno.session.model.SessionRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class MockExamTest {
    @Inject
    CourseCatalog courses;

    @Inject
    ExamCloser closer;

    @Inject
    SessionRepository sessions;

    private TestClock clock = new TestClock();
    private String learner = "";
    private String token = "";

    @BeforeEach
    void registerLearner() {
        clock = TestClock.install();
        learner = Api.newLearner(partner());
        token = learnerToken();
    }

    /** Tokens run out while the clock is advanced: each is issued anew. */
    private static String partner() {
        return Api.clientToken("demo-partner", "demo-secret");
    }

    private String learnerToken() {
        return Api.learnerToken(partner(), learner);
    }

    @Test
    void theFormIsDrawnToTheBlueprint() {
        String exam = start(Api.COURSE);
        ItemPool pool = Tenants.callAs("demo", () -> courses.require(Api.COURSE));

        JsonPath listed = get("/v1/sessions/%s/questions".formatted(exam));
        List<Question> form = new ArrayList<>();
        for (int position : listed.<Integer>getList("items.position")) {
            JsonPath shown = get("/v1/sessions/%s/questions/%d".formatted(exam, position));
            form.add(pool.find(UUID.fromString(shown.getString("question.questionId")))
                    .orElseThrow());
            assertThat(shown.getInt("question.position")).isEqualTo(position);
            assertThat(shown.getInt("question.of")).isEqualTo(65);
            assertThat(shown.getInt("question.hintsAvailable")).isZero();
            assertThat(shown.getString("question.kind")).isIn("single-choice", "multiple-response");
            assertThat(shown.<Object>get("result")).isNull();
        }

        assertThat(form.stream().collect(Collectors.groupingBy(Question::domain, Collectors.counting())))
                .isEqualTo(Map.of("ml", 33L, "sagemaker", 16L, "aws", 16L));
        assertThat(form.stream().map(Question::id).distinct()).hasSize(65);
        Set<String> families = new HashSet<>();
        form.stream()
                .map(Question::family)
                .filter(Objects::nonNull)
                .forEach(family -> assertThat(families.add(family)).as(family).isTrue());
        // Every topic of a domain is there, for none has less than its share of the form.
        assertThat(form.stream()
                        .filter(question -> question.domain().equals("ml"))
                        .map(Question::topic)
                        .distinct())
                .hasSize(18);
    }

    @Test
    void answersAreSavedChangedAndScoredAtTheClose() {
        String exam = start(Api.COURSE);
        JsonPath first = get("/v1/sessions/%s/next-question".formatted(exam));
        Instant deadline = Instant.parse(first.getString("deadline"));
        assertThat(deadline).isEqualTo(clock.instant().plus(Duration.ofHours(3)));

        Response saved = save(exam, first.getString("questionId"), wrong(first), Map.of());
        assertThat(saved.statusCode()).isEqualTo(201);
        assertThat(saved.jsonPath().getBoolean("saved")).isTrue();
        assertThat(saved.jsonPath().getInt("session.answered")).isEqualTo(1);
        assertThat(saved.jsonPath().getInt("next.position")).isEqualTo(2);
        // The names of the fields, and not the whole text: the stem of the next question may well speak of
        // probabilities.
        assertThat(saved.jsonPath().<Map<String, Object>>get())
                .containsOnlyKeys("questionId", "saved", "session", "next");
        assertThat(saved.jsonPath().getMap("session")).containsOnlyKeys("status", "answered");
        assertThat(saved.jsonPath().getMap("next"))
                .doesNotContainKeys("key", "correct", "score", "feedback", "explanation", "abilities");

        Response changed = save(exam, first.getString("questionId"), right(first), Map.of());
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.jsonPath().getInt("session.answered")).isEqualTo(1);

        // Another device goes on where this one was.
        JsonPath elsewhere = as(partner())
                .get("/v1/sessions/%s/questions/1".formatted(exam))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(elsewhere.<Map<String, Object>>get("response")).isEqualTo(right(first));

        JsonPath second = get("/v1/sessions/%s/questions/2".formatted(exam)).setRootPath("question");
        save(exam, second.getString("questionId"), wrong(second), Map.of());
        JsonPath running = get("/v1/sessions/" + exam);
        assertThat(running.getInt("correct")).isZero();
        assertThat(running.getList("abilities.attempts")).containsOnly(0);
        assertThat(problem(as(token).get("/v1/sessions/%s/report".formatted(exam)), 409))
                .isEqualTo("session-active");

        clock.advance(Duration.ofMinutes(20));
        JsonPath finished = as(token)
                .post("/v1/sessions/%s/finish".formatted(exam))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(finished.getString("finishReason")).isEqualTo("finished-by-client");
        assertThat(finished.getInt("correct")).isEqualTo(1);
        assertThat(finished.getList("abilities.attempts", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(2);
        assertThat(get("/v1/learners/me/attempts").getList("items.questionId"))
                .containsExactlyInAnyOrder(first.getString("questionId"), second.getString("questionId"));

        JsonPath explained = get("/v1/sessions/%s/questions/1".formatted(exam));
        assertThat(explained.getBoolean("result.correct")).isTrue();
        assertThat(explained.getString("result.feedback.explanation")).isNotBlank();
        JsonPath unanswered = get("/v1/sessions/%s/questions/3".formatted(exam));
        assertThat(unanswered.<Object>get("response")).isNull();
        assertThat(unanswered.getList("result.feedback.key")).isNotEmpty();
    }

    @Test
    void theReportHoldsTheScaledScore() {
        String exam = start(Api.COURSE);
        ItemPool pool = Tenants.callAs("demo", () -> courses.require(Api.COURSE));
        Set<String> right = new HashSet<>();
        JsonPath next = get("/v1/sessions/%s/next-question".formatted(exam));
        for (int i = 1; i <= 60; i++) {
            String id = next.getString("questionId");
            boolean known = i % 4 != 0;
            if (known) {
                right.add(id);
            }
            next = save(exam, id, known ? right(next) : wrong(next), Map.of("elapsedMillis", 1000 * i))
                    .jsonPath()
                    .setRootPath("next");
        }
        clock.advance(Duration.ofMinutes(100));
        token = learnerToken();
        as(token).post("/v1/sessions/%s/finish".formatted(exam)).then().statusCode(200);

        JsonPath report = get("/v1/sessions/%s/report".formatted(exam));
        List<Map<String, Object>> questions = report.getList("questions");
        assertThat(questions).hasSize(65);
        List<Map<String, Object>> counted = questions.stream()
                .filter(question -> (Boolean) question.get("counted"))
                .toList();
        assertThat(counted).hasSize(50);
        long points = counted.stream()
                .filter(question -> right.contains((String) question.get("questionId")))
                .count();
        double scaled = 100 + 900.0 * points / 50;
        assertThat(report.getDouble("exam.points")).isEqualTo((double) points);
        assertThat(report.getDouble("exam.maxPoints")).isEqualTo(50);
        assertThat(report.getDouble("exam.scaledScore")).isCloseTo(scaled, within(1e-3));
        assertThat(report.getBoolean("exam.passed")).isEqualTo(scaled >= 750);
        // Domains and topics add up to the exam's own points, of the questions that count.
        for (String parts : List.of("domains", "topics")) {
            assertThat(report.getInt(parts + ".score.sum()")).isEqualTo((int) points);
            assertThat(report.getInt(parts + ".maxScore.sum()")).isEqualTo(50);
        }
        assertThat(report.getList("questions.maxScore")).containsOnly(1);
        assertThat(report.getInt("time.usedSeconds")).isEqualTo(6000);
        assertThat(report.getInt("time.allowedSeconds")).isEqualTo(10800);
        assertThat(report.getInt("time.medianMillis")).isEqualTo(31000);
        assertThat(report.getList("domains.id")).containsExactlyInAnyOrder("ml", "sagemaker", "aws");
        assertThat(report.getList("domains.answered", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(60);
        for (Map<String, Object> question : questions) {
            Question known = pool.find(UUID.fromString((String) question.get("questionId")))
                    .orElseThrow();
            assertThat(question.get("topic")).isEqualTo(known.topic());
            boolean full = question.get("score").equals(question.get("maxScore"));
            assertThat(full).isEqualTo(right.contains((String) question.get("questionId")));
        }
    }

    @Test
    void theDeadlineHoldsThoughNoRequestArrives() {
        String exam = start(Api.COURSE);
        JsonPath first = get("/v1/sessions/%s/next-question".formatted(exam));
        save(exam, first.getString("questionId"), right(first), Map.of());
        Instant deadline = Instant.parse(first.getString("deadline"));

        clock.advance(Duration.ofHours(3).minusSeconds(1));
        closer.closeOverdue();
        assertThat(stored(exam)).isEqualTo(SessionStatus.ACTIVE);
        clock.advance(Duration.ofSeconds(1));
        closer.closeOverdue();
        assertThat(stored(exam)).isEqualTo(SessionStatus.FINISHED);

        token = learnerToken();
        JsonPath closed = get("/v1/sessions/" + exam);
        assertThat(closed.getString("finishReason")).isEqualTo("time-limit");
        assertThat(Instant.parse(closed.getString("finishedAt"))).isEqualTo(deadline);
        assertThat(closed.getInt("correct")).isEqualTo(1);
        assertThat(get("/v1/learners/me/attempts").getList("items")).hasSize(1);
        // A second look changes nothing.
        closer.closeOverdue();
        assertThat(get("/v1/learners/me/attempts").getList("items")).hasSize(1);
    }

    @Test
    void aLateAnswerIsRefusedAndTheExamClosed() {
        String exam = start(Api.COURSE);
        JsonPath first = get("/v1/sessions/%s/next-question".formatted(exam));
        save(exam, first.getString("questionId"), wrong(first), Map.of());
        clock.advance(Duration.ofHours(3));
        token = learnerToken();

        Response late = save(exam, first.getString("questionId"), right(first), Map.of());

        assertThat(problem(late, 409)).isEqualTo("session-finished");
        assertThat(stored(exam)).isEqualTo(SessionStatus.FINISHED);
        JsonPath attempts = get("/v1/learners/me/attempts");
        assertThat(attempts.getList("items")).hasSize(1);
        assertThat(attempts.getBoolean("items[0].correct")).isFalse();
        as(token).get("/v1/sessions/%s/next-question".formatted(exam)).then().statusCode(204);
    }

    @Test
    void aRequestWithAKeyThatIsRefusedForTheTimeClosesTheExamToo() {
        String course = publish(ExamCourses::inSections);
        String exam = start(course);
        JsonPath first = get("/v1/sessions/%s/next-question".formatted(exam));
        save(exam, first.getString("questionId"), Map.of("choice", "B"), Map.of());
        clock.advance(Duration.ofMinutes(20));
        token = learnerToken();

        assertThat(problem(leaveSectionWithKey(exam), 409)).isEqualTo("session-finished");

        assertThat(stored(exam)).isEqualTo(SessionStatus.FINISHED);
        assertThat(get("/v1/learners/me/attempts").getList("items")).hasSize(1);
        // A refused request takes no key: its repetition is refused for the same reason, and not for the key.
        assertThat(problem(leaveSectionWithKey(exam), 409)).isEqualTo("session-finished");
    }

    private Response leaveSectionWithKey(String exam) {
        return as(token).header("Idempotency-Key", "leave").post("/v1/sessions/%s/next-section".formatted(exam));
    }

    @Test
    void aLearnerSitsOneExamAtATime() {
        String exam = start(Api.COURSE);

        assertThat(problem(tryStart(Api.COURSE), 409)).isEqualTo("exam-in-progress");
        // Practice goes on beside it.
        Api.startSession(token);

        clock.advance(Duration.ofHours(3));
        token = learnerToken();
        String next = start(Api.COURSE);
        assertThat(next).isNotEqualTo(exam);
        assertThat(get("/v1/sessions/" + exam).getString("status")).isEqualTo("finished");
    }

    @Test
    void anOldRequestThatIsRepeatedLateDoesNotOverwriteANewerAnswer() {
        String exam = start(Api.COURSE);
        JsonPath first = get("/v1/sessions/%s/next-question".formatted(exam));
        String question = first.getString("questionId");

        assertThat(saveWithKey(exam, "one", question, wrong(first)).statusCode())
                .isEqualTo(201);
        assertThat(saveWithKey(exam, "two", question, right(first)).statusCode())
                .isEqualTo(200);
        assertThat(saveWithKey(exam, "one", question, wrong(first)).statusCode())
                .isEqualTo(200);
        assertThat(get("/v1/sessions/%s/questions/1".formatted(exam)).<Map<String, Object>>get("response"))
                .isEqualTo(right(first));
        assertThat(problem(saveWithKey(exam, "one", question, right(first)), 422))
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void questionsAreMarkedToComeBackTo() {
        String exam = start(Api.COURSE);
        for (boolean flagged : List.of(true, true, false)) {
            as(token)
                    .body(Map.of("flagged", flagged))
                    .put("/v1/sessions/%s/questions/3/flag".formatted(exam))
                    .then()
                    .statusCode(204);
            assertThat(get("/v1/sessions/%s/questions".formatted(exam)).getBoolean("items[2].flagged"))
                    .isEqualTo(flagged);
        }
        as(token)
                .body(Map.of("flagged", true))
                .put("/v1/sessions/%s/questions/66/flag".formatted(exam))
                .then()
                .statusCode(404);
        as(token).get("/v1/sessions/%s/questions/x".formatted(exam)).then().statusCode(404);
    }

    @Test
    void whatAnExamDoesNotOfferIsRefused() {
        String exam = start(Api.COURSE);
        String practice = Api.startSession(token);
        JsonPath first = get("/v1/sessions/%s/next-question".formatted(exam));

        assertThat(problem(as(token).post("/v1/sessions/%s/skip".formatted(exam)), 409))
                .isEqualTo("not-in-this-mode");
        assertThat(problem(as(token).post("/v1/sessions/%s/next-section".formatted(exam)), 409))
                .isEqualTo("not-in-this-mode");
        assertThat(problem(as(token).get("/v1/sessions/%s/questions".formatted(practice)), 409))
                .isEqualTo("not-in-this-mode");
        assertThat(problem(save(exam, UUID.randomUUID().toString(), right(first), Map.of()), 409))
                .isEqualTo("question-not-pending");
        assertThat(save(exam, first.getString("questionId"), Map.of("choice", "Z"), Map.of())
                        .statusCode())
                .isEqualTo(422);
        Response scoped = as(token)
                .body(Map.of(
                        "courseId",
                        Api.COURSE,
                        "mode",
                        "mock-exam",
                        "domains",
                        List.of("ml"),
                        "policy",
                        Map.of("maxQuestions", 5)))
                .post("/v1/sessions");
        assertThat(scoped.statusCode()).isEqualTo(422);
        assertThat(scoped.jsonPath().getList("errors.pointer")).containsExactly("/domains", "/policy");
    }

    @Test
    void aCourseWithTooFewQuestionsHasNoMockExam() {
        String key = publish(course -> ExamCourses.files(course, 41, Map.of("questions", 82, "minutes", 60)));
        Response refused = tryStart(key);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/mode");
    }

    @Test
    void sectionsFollowEachOtherOnTheClock() {
        String exam = start(publish(ExamCourses::inSections));
        Instant begin = clock.instant();
        JsonPath list = get("/v1/sessions/%s/questions".formatted(exam));
        assertThat(list.getList("items.section")).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
        assertThat(Instant.parse(list.getString("sectionDeadline"))).isEqualTo(begin.plus(Duration.ofMinutes(10)));
        assertThat(Instant.parse(list.getString("deadline"))).isEqualTo(begin.plus(Duration.ofMinutes(20)));

        // Questions of the section to come are closed.
        assertThat(problem(as(token).get("/v1/sessions/%s/questions/6".formatted(exam)), 409))
                .isEqualTo("section-closed");
        JsonPath first = get("/v1/sessions/%s/next-question".formatted(exam));
        save(exam, first.getString("questionId"), Map.of("choice", "B"), Map.of());

        clock.advance(Duration.ofMinutes(4));
        // A repetition under the same key leaves no further section.
        for (int i = 0; i < 2; i++) {
            as(token)
                    .header("Idempotency-Key", "leave")
                    .post("/v1/sessions/%s/next-section".formatted(exam))
                    .then()
                    .statusCode(200);
        }
        JsonPath left = get("/v1/sessions/%s/questions".formatted(exam));
        assertThat(left.getInt("section")).isEqualTo(1);
        assertThat(Instant.parse(left.getString("deadline"))).isEqualTo(begin.plus(Duration.ofMinutes(14)));
        assertThat(problem(save(exam, first.getString("questionId"), Map.of("choice", "A"), Map.of()), 409))
                .isEqualTo("section-closed");
        JsonPath second = get("/v1/sessions/%s/next-question".formatted(exam));
        assertThat(second.getInt("position")).isEqualTo(6);
        save(exam, second.getString("questionId"), Map.of("choice", "B"), Map.of());
        assertThat(problem(as(token).post("/v1/sessions/%s/next-section".formatted(exam)), 409))
                .isEqualTo("not-in-this-mode");

        clock.advance(Duration.ofMinutes(10));
        JsonPath report = get("/v1/sessions/%s/report".formatted(exam));
        assertThat(report.getDouble("exam.scaledScore")).isCloseTo(2, within(1e-6));
        assertThat(report.getBoolean("exam.passed")).isFalse();
    }

    @Test
    void aSectionThatIsNotLeftEndsByItself() {
        String exam = start(publish(ExamCourses::inSections));
        JsonPath first = get("/v1/sessions/%s/next-question".formatted(exam));
        clock.advance(Duration.ofMinutes(12));

        assertThat(problem(save(exam, first.getString("questionId"), Map.of("choice", "B"), Map.of()), 409))
                .isEqualTo("section-closed");
        JsonPath second = get("/v1/sessions/%s/next-question".formatted(exam));
        assertThat(second.getInt("position")).isEqualTo(6);
        assertThat(Instant.parse(second.getString("deadline")))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(8)));
    }

    @Test
    void aCourseThatIsPublishedAnewLeavesARunningExamAsItWas() {
        String course = publish(ExamCourses::inSections);
        String exam = start(course);
        JsonPath first = get("/v1/sessions/%s/next-question".formatted(exam));
        save(exam, first.getString("questionId"), Map.of("choice", "B"), Map.of());
        JsonPath before = get("/v1/sessions/%s/questions".formatted(exam));
        publish(
                course,
                ExamCourses.files(
                        course,
                        5,
                        Map.of(
                                "questions",
                                10,
                                "minutes",
                                99,
                                "reviewAllowed",
                                false,
                                "scale",
                                Map.of("lowest", 200, "highest", 300, "passMark", 201))));

        assertThat(get("/v1/sessions/%s/questions".formatted(exam)).<Map<String, Object>>get())
                .isEqualTo(before.get());
        assertThat(save(exam, first.getString("questionId"), Map.of("choice", "C"), Map.of())
                        .statusCode())
                .isEqualTo(200);
        as(token).post("/v1/sessions/%s/next-section".formatted(exam)).then().statusCode(200);
        JsonPath second = get("/v1/sessions/%s/next-question".formatted(exam));
        save(exam, second.getString("questionId"), Map.of("choice", "B"), Map.of());
        clock.advance(Duration.ofMinutes(20));
        JsonPath report = get("/v1/sessions/%s/report".formatted(exam));
        assertThat(report.getDouble("exam.scaledScore")).isCloseTo(1, within(1e-6));
        assertThat(report.getDouble("exam.passMark")).isEqualTo(6);
        assertThat(report.getInt("time.allowedSeconds")).isEqualTo(20 * 60);
        // The next one is sat by the new rules.
        JsonPath next = get("/v1/sessions/%s/questions".formatted(start(course)));
        assertThat(next.getList("items.section")).containsOnly(0);
    }

    @Test
    void anAdaptiveExamStopsWhenTheResultIsSettled() {
        String course = publish(ExamCourses::adaptive);
        JsonPath able = sit(course, "B");
        assertThat(able.getBoolean("exam.passed")).isTrue();
        assertThat(able.getString("finishReason")).isEqualTo("classified");
        assertThat(able.getList("questions")).hasSizeBetween(8, 20);
        assertThat(able.getList("domains.questions", Integer.class)).allMatch(questions -> questions >= 4);

        learner = Api.newLearner(partner());
        token = learnerToken();
        JsonPath unable = sit(course, "A");
        assertThat(unable.getBoolean("exam.passed")).isFalse();
        assertThat(unable.getString("finishReason")).isEqualTo("classified");
        assertThat(unable.getDouble("exam.scaledScore")).isLessThan(60).isGreaterThanOrEqualTo(0);

        // Who is close to the mark is asked to the end.
        learner = Api.newLearner(partner());
        token = learnerToken();
        String exam = start(course);
        JsonPath next = get("/v1/sessions/%s/next-question".formatted(exam));
        assertThat(next.<Object>get("of")).isNull();
        String first = next.getString("questionId");
        int asked = 0;
        while (next.getString("questionId") != null) {
            // Three of five are right, as many as the pass mark asks.
            next = save(exam, next.getString("questionId"), Map.of("choice", asked % 5 < 3 ? "B" : "A"), Map.of())
                    .jsonPath()
                    .setRootPath("next");
            asked++;
            if (asked == 2) {
                assertThat(problem(save(exam, first, Map.of("choice", "C"), Map.of()), 409))
                        .isEqualTo("already-answered");
                assertThat(save(exam, first, Map.of("choice", "B"), Map.of()).statusCode())
                        .isEqualTo(200);
            }
        }
        assertThat(asked).isGreaterThan(8);
        assertThat(get("/v1/sessions/" + exam).getString("finishReason")).isIn("max-questions", "classified");
    }

    private JsonPath sit(String course, String choice) {
        String exam = start(course);
        JsonPath next = get("/v1/sessions/%s/next-question".formatted(exam));
        int asked = 0;
        while (next.getString("questionId") != null && asked < 40) {
            next = save(exam, next.getString("questionId"), Map.of("choice", choice), Map.of())
                    .jsonPath()
                    .setRootPath("next");
            asked++;
        }
        return get("/v1/sessions/%s/report".formatted(exam));
    }

    private String start(String course) {
        return tryStart(course).then().statusCode(201).extract().path("id");
    }

    private Response tryStart(String course) {
        return as(token).body(Map.of("courseId", course, "mode", "mock-exam")).post("/v1/sessions");
    }

    private interface Files {
        Map<String, Object> of(String key);
    }

    private static String publish(Files files) {
        String key = "exam-" + UUID.randomUUID();
        publish(key, files.of(key));
        return key;
    }

    private static void publish(String key, Map<String, Object> files) {
        as(partner())
                .body(Map.of("files", files))
                .post("/v1/courses/%s/imports".formatted(key))
                .then()
                .statusCode(200);
    }

    private JsonPath get(String path) {
        return as(token).get(path).then().statusCode(200).extract().jsonPath();
    }

    private Response save(String exam, String question, Map<String, Object> response, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("questionId", question);
        body.put("response", response);
        return as(token).body(body).post("/v1/sessions/%s/attempts?include=next".formatted(exam));
    }

    private Response saveWithKey(String exam, String key, String question, Map<String, Object> response) {
        return as(token)
                .header("Idempotency-Key", key)
                .body(Map.of("questionId", question, "response", response))
                .post("/v1/sessions/%s/attempts".formatted(exam));
    }

    private static String problem(Response response, int status) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        return response.jsonPath().getString("type").replace("/problems/", "");
    }

    private Map<String, Object> right(JsonPath question) {
        return worth(question, true);
    }

    private Map<String, Object> wrong(JsonPath question) {
        return worth(question, false);
    }

    private Map<String, Object> worth(JsonPath question, boolean isRight) {
        ItemPool pool = Tenants.callAs("demo", () -> courses.require(Api.COURSE));
        Question known =
                pool.find(UUID.fromString(question.getString("questionId"))).orElseThrow();
        Task task = known.present(null).task();
        return Answers.worth(isRight ? task.maximum() : 0, task);
    }

    private SessionStatus stored(String exam) {
        return Tenants.callAs(
                "demo",
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> sessions.findById(UUID.fromString(exam)).status()));
    }
}
