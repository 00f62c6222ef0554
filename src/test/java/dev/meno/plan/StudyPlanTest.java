package dev.meno.plan;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TestClock;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.platform.Tenants;
import dev.meno.platform.TinyCourse;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class StudyPlanTest {
    @Inject
    CourseCatalog courses;

    private TestClock clock = new TestClock();
    private String learner = "";
    private String token = "";

    @BeforeEach
    void registerLearner() {
        clock = TestClock.install();
        learner = Api.newLearner(partner());
        token = Api.learnerToken(partner(), learner);
    }

    private static String partner() {
        return Api.clientToken("demo-partner", "demo-secret");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Response set(LocalDate examDate, int minutes) {
        return as(token)
                .body(Map.of("courseId", Api.COURSE, "examDate", examDate.toString(), "minutesPerDay", minutes))
                .put("/v1/learners/me/study-plan");
    }

    @Test
    void everyDayIsPlannedAndNoneTakesMoreTimeThanThereIs() {
        JsonPath plan =
                set(today().plusDays(30), 45).then().statusCode(200).extract().jsonPath();

        List<Map<String, Object>> days = plan.getList("days");
        assertThat(days).hasSize(30);
        assertThat(days.getFirst().get("date")).isEqualTo(today().toString());
        assertThat(days.getLast().get("date")).isEqualTo(today().plusDays(29).toString());
        assertThat(plan.getList("days.minutes", Integer.class)).allMatch(minutes -> minutes > 0 && minutes <= 45);
        assertThat(plan.getList("days.mockExam")).containsOnly(false);
        assertThat(plan.getString("notes[0]")).contains("180 minutes");
        // New questions bring reviews on later days.
        assertThat(plan.getInt("days[0].reviews")).isZero();
        assertThat(plan.getList("days.reviews", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isGreaterThan(10);
        Set<String> domains = new HashSet<>();
        plan.<List<Map<String, Object>>>getList("days.topics")
                .forEach(topics -> topics.forEach(topic -> domains.add((String) topic.get("domain"))));
        assertThat(domains).containsExactlyInAnyOrder("ml", "sagemaker", "aws");
    }

    @Test
    void longDaysHoldMockExams() {
        JsonPath plan = set(today().plusDays(30), 200).jsonPath();
        List<String> mocks = plan.getList("days.findAll { it.mockExam }.date");
        assertThat(mocks)
                .containsExactly(
                        today().plusDays(6).toString(),
                        today().plusDays(20).toString(),
                        today().plusDays(27).toString());
        // Nothing is said of mock exams; days this long come to the end of the bank.
        assertThat(plan.<String>getList("notes"))
                .singleElement()
                .asString()
                .startsWith("There are no new questions left after ");
        assertThat(plan.getList("days.minutes", Integer.class)).allMatch(minutes -> minutes <= 200);
    }

    @Test
    void thePlanFollowsTheAnswersAndTheDays() {
        set(today().plusDays(20), 60).then().statusCode(200);
        String before = plan().prettify();
        answer(Api.startSession(token, Map.of("domains", List.of("aws"))), 12);
        assertThat(plan().prettify()).isNotEqualTo(before);
        // Of the day's 60 minutes 12 questions took 42: five more fit, of 17.
        assertThat(plan().getInt("days[0].topics.questions.sum()")).isEqualTo(5);
        assertThat(plan().getInt("days[0].minutes")).isEqualTo(18);

        clock.advance(Duration.ofDays(2));
        token = Api.learnerToken(partner(), learner);
        JsonPath later = plan();
        assertThat(later.getList("days")).hasSize(18);
        // What was answered then is due by now.
        assertThat(later.getInt("days[0].reviews")).isPositive();

        clock.advance(Duration.ofDays(18));
        token = Api.learnerToken(partner(), learner);
        assertThat(plan().getList("days")).isEmpty();
    }

    @Test
    void reviewsThatAreDoneLeaveTheNewQuestionsOfTheDayInThePlan() {
        set(today().plusDays(20), 60).then().statusCode(200);
        answer(Api.startSession(token, Map.of("policy", Map.of("maxQuestions", 12))), 12);
        clock.advance(Duration.ofDays(10));
        token = Api.learnerToken(partner(), learner);
        // Of 20 minutes at most 12 go to reviews, of 2.1 each; two new questions of 3.5 fit into the rest.
        JsonPath before =
                set(today().plusDays(10), 20).then().statusCode(200).extract().jsonPath();
        assertThat(before.getInt("days[0].reviews")).isEqualTo(5);
        assertThat(before.getInt("days[0].topics.questions.sum()")).isEqualTo(2);

        answer(Api.startSession(token, Map.of("mode", "review", "policy", Map.of("maxQuestions", 5))), 5);

        JsonPath after = plan();
        // Seven are due still, but they had their part of the day.
        assertThat(after.getInt("days[0].reviews")).isZero();
        assertThat(after.getInt("days[0].topics.questions.sum()")).isEqualTo(2);
        assertThat(after.getInt("days[1].reviews")).isEqualTo(5);
    }

    @Test
    void whatThePlanCallsDueAReviewSessionAsks() {
        String course = "due-" + UUID.randomUUID();
        List<String> keys = List.of("one", "two", "three", "four");
        publish(course, keys, "first");
        String practice = Api.startSession(token, Map.of("courseId", course));
        for (int i = 0; i < 4; i++) {
            String question = Api.nextQuestion(token, practice).getString("questionId");
            as(token)
                    .body(Map.of("questionId", question, "response", Map.of("choice", "A")))
                    .post("/v1/sessions/{id}/attempts", practice)
                    .then()
                    .statusCode(201);
        }
        publish(course, List.of("three", "four", "five"), "first");
        // To the first second of tomorrow: what is due in the course of a day is due all day.
        clock.advance(Duration.between(
                clock.instant(),
                today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
        token = Api.learnerToken(partner(), learner);

        JsonPath plan = as(token)
                .body(Map.of("courseId", course, "examDate", today().plusDays(5).toString(), "minutesPerDay", 60))
                .put("/v1/learners/me/study-plan")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(plan.getInt("days[0].reviews")).isEqualTo(2);
        String review = Api.startSession(token, Map.of("courseId", course, "mode", "review"));
        for (int i = 0; i < 2; i++) {
            String question = Api.nextQuestion(token, review).getString("questionId");
            as(token)
                    .body(Map.of("questionId", question, "response", Map.of("choice", "B")))
                    .post("/v1/sessions/{id}/attempts", review)
                    .then()
                    .statusCode(201);
        }
        assertThat(as(token).get("/v1/sessions/{id}", review).jsonPath().getString("finishReason"))
                .isEqualTo("nothing-due");
    }

    @Test
    void aMockExamStaysInThePlanOfItsDayUntilItIsBegun() {
        assertThat(set(today().plusDays(10), 180).jsonPath().getBoolean("days[0].mockExam"))
                .isTrue();
        answer(Api.startSession(token), 1);
        assertThat(plan().getBoolean("days[0].mockExam")).isTrue();

        assertThat(set(today().plusDays(10), 200).jsonPath().getBoolean("days[0].mockExam"))
                .isTrue();
        Api.startSession(token, Map.of("mode", "mock-exam"));
        assertThat(plan().getBoolean("days[0].mockExam")).isFalse();
        // The exam takes 180 minutes of the 200.
        assertThat(plan().getInt("days[0].minutes")).isBetween(1, 20);
        assertThat(plan().getBoolean("days[7].mockExam")).isTrue();
    }

    private void answer(String session, int count) {
        for (int i = 0; i < count; i++) {
            as(token)
                    .body(Api.someAnswer(Api.nextQuestion(token, session)))
                    .post("/v1/sessions/{id}/attempts", session)
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void noPlanHoldsMoreNewQuestionsThanTheCourseHas() {
        JsonPath plan = set(today().plusDays(60), 240).jsonPath();

        int fresh = plan.getInt("days.topics.questions.flatten().sum()");
        ItemPool pool = Tenants.callAs("demo", () -> courses.require(Api.COURSE));
        assertThat(fresh).isEqualTo(pool.size());
        assertThat(plan.getList("days.last().topics")).isEmpty();
        String last = plan.getString("days.findAll { !it.topics.isEmpty() }.date.last()");
        assertThat(plan.getString("notes.last()"))
                .startsWith("There are no new questions left after %s.".formatted(last));
    }

    @Test
    void theWeakestTopicsByExamWeightComeFirst() {
        JsonPath plan = set(today().plusDays(10), 60).jsonPath();
        // 60 minutes hold 17 questions; over nobody known half of them are of the domain that is half of the exam.
        List<Map<String, Object>> topics = plan.getList("days[0].topics");
        int all = topics.stream()
                .mapToInt(topic -> (Integer) topic.get("questions"))
                .sum();
        int ml = topics.stream()
                .filter(topic -> topic.get("domain").equals("ml"))
                .mapToInt(topic -> (Integer) topic.get("questions"))
                .sum();
        assertThat(all).isBetween(15, 18);
        assertThat((double) ml / all).isBetween(0.3, 0.7);
    }

    @Test
    void theCalendarHoldsTheSameDays() {
        set(today().plusDays(5), 30).then().statusCode(200);
        Response response = as(token).accept("text/calendar").get("/v1/learners/me/study-plan?course=" + Api.COURSE);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("text/calendar");

        ICalendar calendar = Biweekly.parse(response.asString()).first();
        List<VEvent> events = calendar.getEvents();
        assertThat(events).hasSize(6);
        assertThat(events.getLast().getSummary().getValue()).isEqualTo("Exam " + Api.COURSE);
        assertThat(response.asString())
                .contains("DTSTART;VALUE=DATE:" + today().toString().replace("-", ""))
                .contains("DTSTART;VALUE=DATE:" + today().plusDays(5).toString().replace("-", ""));
        assertThat(events.stream().map(event -> event.getUid().getValue()).distinct())
                .hasSize(6);
    }

    @Test
    void whatCannotBePlannedIsRefused() {
        assertThat(set(today(), 30).statusCode()).isEqualTo(422);
        assertThat(set(today().plusDays(400), 30).jsonPath().getString("errors[0].pointer"))
                .isEqualTo("/examDate");
        assertThat(set(today().plusDays(5), 2).jsonPath().getString("errors[0].pointer"))
                .isEqualTo("/minutesPerDay");
        as(token).get("/v1/learners/me/study-plan?course=" + Api.COURSE).then().statusCode(404);
        as(token).get("/v1/learners/me/study-plan").then().statusCode(400);
    }

    @Test
    void plansAreListedAndNoneIsAnEmptyList() {
        assertThat(plans("").getList("items")).isEmpty();
        assertThat(plans("?course=" + Api.COURSE).getList("items")).isEmpty();
        String other = "plans-" + UUID.randomUUID();
        publish(other, List.of("one", "two", "three", "four"), "first");
        set(today().plusDays(30), 45).then().statusCode(200);
        as(token)
                .body(Map.of("courseId", other, "examDate", today().plusDays(3).toString(), "minutesPerDay", 10))
                .put("/v1/learners/me/study-plan")
                .then()
                .statusCode(200);

        assertThat(plans("").getList("items.courseId")).containsExactly(Api.COURSE, other);
        assertThat(plans("?course=" + other).getList("items.courseId")).containsExactly(other);
        assertThat(plans("?course=" + Api.COURSE).getMap("items[0]")).isEqualTo(plan().getMap(""));
        JsonPath first = plans("?limit=1");
        assertThat(first.getList("items.courseId")).containsExactly(Api.COURSE);
        assertThat(plans("?limit=1&cursor=" + first.getString("next")).getList("items.courseId"))
                .containsExactly(other);
        as(token).get("/v1/learners/me/study-plans?course=nowhere").then().statusCode(404);
    }

    private JsonPath plans(String query) {
        return as(token)
                .get("/v1/learners/me/study-plans" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath plan() {
        return as(token)
                .get("/v1/learners/me/study-plan?course=" + Api.COURSE)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aFaultyQuestionGoesToTheAuthorsQueue() {
        String session = Api.startSession(token);
        String question = Api.nextQuestion(token, session).getString("questionId");
        String flag = as(token)
                .body(Map.of("questionId", question, "reason", "ambiguous", "comment", "B is right as well."))
                .post("/v1/sessions/{id}/question-flags", session)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String author = Api.clientToken("demo-author", "demo-secret");
        String path = "/v1/courses/%s/question-flags".formatted(Api.COURSE);

        Map<String, Object> listed = find(author, path, flag);
        assertThat(listed.get("questionId")).isEqualTo(question);
        assertThat(listed.get("reason")).isEqualTo("ambiguous");
        assertThat(listed.get("resolvedAt")).isNull();
        assertThat(listed.toString()).doesNotContain(learner);

        as(author).post(path + "/{id}/resolve", flag).then().statusCode(200);
        Object resolvedAt = find(author, path, flag).get("resolvedAt");
        assertThat(resolvedAt).isNotNull();
        clock.advance(Duration.ofSeconds(5));
        as(author).post(path + "/{id}/resolve", flag).then().statusCode(200);
        assertThat(find(author, path, flag).get("resolvedAt")).isEqualTo(resolvedAt);

        // What was skipped can be reported still, and what was answered.
        as(token).post("/v1/sessions/{id}/skip", session).then().statusCode(200);
        assertThat(report(session, question).statusCode()).isEqualTo(201);
        JsonPath next = Api.nextQuestion(token, session);
        as(token)
                .body(Api.someAnswer(next))
                .post("/v1/sessions/{id}/attempts", session)
                .then()
                .statusCode(201);
        assertThat(report(session, next.getString("questionId")).statusCode()).isEqualTo(201);

        Response unserved = as(token)
                .body(Map.of("questionId", learner, "reason", "typo"))
                .post("/v1/sessions/{id}/question-flags", session);
        assertThat(unserved.statusCode()).isEqualTo(422);
    }

    @Test
    void aFlagNamesTheVersionThatTheLearnerSaw() {
        String course = "flags-" + UUID.randomUUID();
        List<String> keys = List.of("one", "two", "three", "four");
        publish(course, keys, "first");
        String session = Api.startSession(token, Map.of("courseId", course));
        String skipped = Api.nextQuestion(token, session).getString("questionId");
        // From here on every question is served in its second version.
        publish(course, keys, "second");

        assertThat(flaggedVersion(course, session, skipped)).isEqualTo(1);
        as(token).post("/v1/sessions/{id}/skip", session).then().statusCode(200);
        assertThat(flaggedVersion(course, session, skipped)).isEqualTo(1);
        String answered = Api.nextQuestion(token, session).getString("questionId");
        publish(course, keys, "third");
        as(token)
                .body(Map.of("questionId", answered, "response", Map.of("choice", "B")))
                .post("/v1/sessions/{id}/attempts", session)
                .then()
                .statusCode(201);
        assertThat(flaggedVersion(course, session, answered)).isEqualTo(2);
        String leftOpen = Api.nextQuestion(token, session).getString("questionId");
        as(token).post("/v1/sessions/{id}/finish", session).then().statusCode(200);
        publish(course, keys, "fourth");
        assertThat(flaggedVersion(course, session, leftOpen)).isEqualTo(3);

        // All are retired, and the reports are as welcome as before.
        publish(course, List.of("five", "six"), "first");
        assertThat(flaggedVersion(course, session, skipped)).isEqualTo(1);
        assertThat(flaggedVersion(course, session, answered)).isEqualTo(2);
        assertThat(flaggedVersion(course, session, leftOpen)).isEqualTo(3);
    }

    private static void publish(String course, List<String> keys, String wording) {
        List<Map<String, Object>> questions = keys.stream()
                .map(key -> TinyCourse.question(key, "What is the %s wording of number %s?".formatted(wording, key)))
                .toList();
        as(partner())
                .body(Map.of("files", TinyCourse.files(course, questions)))
                .post("/v1/courses/{key}/imports", course)
                .then()
                .statusCode(200);
    }

    private int flaggedVersion(String course, String session, String question) {
        Response flag = report(session, question);
        assertThat(flag.statusCode()).isEqualTo(201);
        assertThat(flag.jsonPath().getString("questionId")).isEqualTo(question);
        Map<String, Object> listed = find(
                Api.clientToken("demo-author", "demo-secret"),
                "/v1/courses/%s/question-flags".formatted(course),
                flag.jsonPath().getString("id"));
        assertThat(listed.get("version")).isEqualTo(flag.jsonPath().getInt("version"));
        return flag.jsonPath().getInt("version");
    }

    private Response report(String session, String question) {
        return as(token)
                .body(Map.of("questionId", question, "reason", "typo"))
                .post("/v1/sessions/{id}/question-flags", session);
    }

    private static Map<String, Object> find(String author, String path, String flag) {
        String cursor = "";
        while (true) {
            JsonPath page = as(author).get(path + "?limit=200" + cursor).jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            for (Map<String, Object> item : items) {
                if (item.get("id").equals(flag)) {
                    return item;
                }
            }
            assertThat(page.getString("next")).isNotNull();
            cursor = "&cursor=" + page.getString("next");
        }
    }
}
