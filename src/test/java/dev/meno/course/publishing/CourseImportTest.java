package dev.meno.course.publishing;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.platform.TinyCourse;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ApiTest
class CourseImportTest {
    private String author = "";
    private String key = "";

    @BeforeEach
    void freshCourse() {
        author = Api.demo("author");
        key = "tiny-" + UUID.randomUUID();
    }

    @Test
    void theSameContentAgainChangesNothing() {
        JsonPath first = publish(TinyCourse.files(key));
        assertThat(first.getInt("added")).isEqualTo(2);

        JsonPath second = publish(TinyCourse.files(key));

        assertThat(second.getInt("added") + second.getInt("changed") + second.getInt("retired"))
                .isZero();
        assertThat(as(author).get("/v1/courses/" + key).jsonPath().getInt("revision"))
                .isEqualTo(1);
    }

    @Test
    void aChangedQuestionIsServedInItsNewVersionAndOldAttemptsStay() {
        publish(TinyCourse.files(key));
        String learner = Api.newLearnerToken();
        String session = Api.startSession(learner, Map.of("courseId", key));
        JsonPath served = Api.nextQuestion(learner, session);
        answer(learner, session, served);
        String before = as(learner).get("/v1/learners/me/attempts").asString();
        String abilities =
                as(learner).get("/v1/learners/me/abilities?course=" + key).asString();

        JsonPath report = publish(TinyCourse.files(
                key,
                List.of(
                        TinyCourse.question("first", "What is one plus one?"),
                        TinyCourse.question("second", "What is two plus two?"))));

        assertThat(report.getInt("changed")).isEqualTo(2);
        assertThat(as(learner).get("/v1/learners/me/attempts").asString()).isEqualTo(before);
        assertThat(as(learner).get("/v1/learners/me/abilities?course=" + key).asString())
                .isEqualTo(abilities);
        // The question that was pending is still the one that was shown, and is scored as such.
        JsonPath pending = Api.nextQuestion(learner, session);
        assertThat(pending.getInt("version")).isEqualTo(1);
        assertThat(pending.getString("stem")).doesNotContain("plus");
        answer(learner, session, pending);
        String next = Api.startSession(learner, Map.of("courseId", key));
        assertThat(Api.nextQuestion(learner, next).getInt("version")).isEqualTo(2);
    }

    @Test
    void everyKindIsServedScoredAndShownAgainAsItWas() {
        publish(TinyCourse.files(
                key,
                List.of(
                        TinyCourse.ordering("in-order"),
                        TinyCourse.matching("pairs"),
                        TinyCourse.template("with-numbers"))));
        String learner = Api.newLearnerToken();
        String session = Api.startSession(learner, Map.of("courseId", key));
        for (int n = 0; n < 3; n++) {
            JsonPath served = Api.nextQuestion(learner, session);
            Map<String, Object> response = switch (served.getString("kind")) {
                case "ordering" -> Map.of("order", List.of("C", "A", "B"));
                case "matching" -> Map.of("matches", Map.of("1", "B", "2", "A"));
                default -> Map.of("number", sum(served.getString("stem")));
            };
            JsonPath attempt = as(learner)
                    .body(Map.of("questionId", served.getString("questionId"), "response", response))
                    .post("/v1/sessions/{id}/attempts", session)
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();
            assertThat(attempt.getBoolean("correct")).as(served.prettify()).isTrue();

            JsonPath review = as(learner)
                    .get("/v1/learners/me/attempts/" + attempt.getString("attemptId"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(review.getMap("question")).isEqualTo(served.getMap("$"));
            assertThat(review.getMap("feedback")).isEqualTo(attempt.getMap("feedback"));
            assertThat(review.getMap("attempt.response").keySet()).isEqualTo(response.keySet());
        }
    }

    private static int sum(String stem) {
        return java.util.regex.Pattern.compile("\\d+")
                .matcher(stem)
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .sum();
    }

    @Test
    void theAttemptOfAnotherLearnerIsNotThere() {
        publish(TinyCourse.files(key));
        String learner = Api.newLearnerToken();
        String session = Api.startSession(learner, Map.of("courseId", key));
        String attempt = as(learner)
                .body(Api.someAnswer(Api.nextQuestion(learner, session)))
                .post("/v1/sessions/{id}/attempts", session)
                .jsonPath()
                .getString("attemptId");

        assertThat(as(Api.newLearnerToken())
                        .get("/v1/learners/me/attempts/" + attempt)
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(learner).get("/v1/learners/me/attempts/none").statusCode())
                .isEqualTo(404);
    }

    @Test
    void enemiesNeverMeetInASessionWhicheverOfThemSaysSo() {
        Map<String, Object> second = TinyCourse.question("second", "What is five and four?");
        second.put("enemies", List.of("first"));
        Map<String, Object> third = TinyCourse.question("third", "How much is nine less one?");
        third.put("family", "differences");
        Map<String, Object> fourth = TinyCourse.question("fourth", "What remains of nine without two?");
        fourth.put("family", "differences");
        publish(TinyCourse.files(
                key, List.of(TinyCourse.question("first", "What is one and one?"), second, third, fourth)));
        String learner = Api.newLearnerToken();
        String session = Api.startSession(learner, Map.of("courseId", key));
        int served = 0;
        while (as(learner).get("/v1/sessions/{id}/next-question", session).statusCode() == 200) {
            as(learner)
                    .body(Api.someAnswer(Api.nextQuestion(learner, session)))
                    .post("/v1/sessions/{id}/attempts", session)
                    .then()
                    .statusCode(201);
            served++;
        }
        assertThat(served).isEqualTo(2);
    }

    @Test
    void theLintersFindingsAreReportedByADryRunAndByTheImport() {
        Map<String, Object> question = TinyCourse.question("first", "What is one and one?");
        question.put("hints", List.of("It is text B."));
        Map<String, Object> files = TinyCourse.files(key, List.of(question));
        for (boolean dryRun : List.of(true, false)) {
            JsonPath report = as(author)
                    .queryParam("dryRun", dryRun)
                    .body(Map.of("files", files))
                    .post("/v1/courses/{key}/imports", key)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(report.getList("findings.rule")).containsExactly("hint-gives-key-away");
            assertThat(report.getString("findings[0].severity")).isEqualTo("warning");
            assertThat(report.getString("findings[0].file")).isEqualTo("questions/addition.json");
            assertThat(report.getString("findings[0].pointer")).isEqualTo("/questions/0/hints/0");
        }
    }

    @Test
    void whatCouldHarmAReaderIsNotPublished() {
        Map<String, Object> harmful = TinyCourse.question("first", "What is one and one? <script>alert(1)</script>");
        Map<String, Object> charted = TinyCourse.question("second", "What does the chart show?");
        charted.put("media", List.of(Map.of("file", "media/chart.svg", "alternativeText", "A chart.")));
        Map<String, Object> files = TinyCourse.files(key, List.of(charted));
        files.put(
                "media/chart.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\" onload=\"alert(1)\"/>");

        assertThat(refused(TinyCourse.files(key, List.of(harmful))).getString("errors[0].pointer"))
                .isEqualTo("/files/questions~1addition.json/questions/0/stem");
        assertThat(refused(files).getString("errors[0].pointer")).isEqualTo("/files/media~1chart.svg");

        files.put(
                "media/chart.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><text>a</text></svg>");
        publish(files);
        String learner = Api.newLearnerToken();
        JsonPath served = Api.nextQuestion(learner, Api.startSession(learner, Map.of("courseId", key)));
        assertThat(served.getString("media[0].svg")).startsWith("<svg").contains("<text>a</text>");
        assertThat(served.getString("media[0].alternativeText")).isEqualTo("A chart.");
    }

    private JsonPath refused(Map<String, Object> files) {
        return as(author)
                .body(Map.of("files", files))
                .post("/v1/courses/{key}/imports?dryRun=true", key)
                .then()
                .statusCode(422)
                .extract()
                .jsonPath();
    }

    @Test
    void aQuestionThatIsGoneIsRetiredAndComesBack() {
        publish(TinyCourse.files(key));

        assertThat(publish(TinyCourse.files(key, List.of(TinyCourse.question("first", "What is one and one?"))))
                        .getInt("retired"))
                .isEqualTo(1);
        assertThat(statuses()).containsExactlyInAnyOrder("published", "retired");

        assertThat(publish(TinyCourse.files(key)).getInt("changed")).isEqualTo(1);
        assertThat(statuses()).containsOnly("published");
    }

    @Test
    void everyProblemIsReportedWithItsFileAndPlaceAndNothingIsLoaded() {
        Map<String, Object> broken = TinyCourse.question("first", "What?");
        broken.put("difficulty", 9);
        broken.remove("explanation");
        Map<String, Object> allRight = TinyCourse.question("second", "Which?");
        allRight.put("kind", "multiple-response");
        List<Map<String, Object>> options = new ArrayList<>();
        for (String id : List.of("A", "C", "B")) {
            options.add(Map.of("id", id, "text", id, "correct", true, "rationale", id));
        }
        allRight.put("options", options);
        Map<String, Object> files = TinyCourse.files(key, List.of(broken));
        Map<String, Object> consistent =
                TinyCourse.files(key, List.of(allRight, TinyCourse.question("second", "Again?")));
        @SuppressWarnings("unchecked")
        Map<String, Object> course = new HashMap<>((Map<String, Object>) files.get("course.json"));
        course.put("exam", Map.of("questions", 3, "minutes", 5));
        course.put(
                "topics",
                List.of(
                        Map.of("key", "addition", "domain", "nowhere", "title", "Addition"),
                        Map.of("key", "missing", "domain", "sums", "title", "Missing")));
        files.put("course.json", course);

        assertThat(pointers(files))
                .contains(
                        "/files/course.json/domains",
                        "/files/course.json/topics/0/domain",
                        "/files/questions~1addition.json/questions/0",
                        "/files/questions~1addition.json/questions/0/difficulty",
                        "/files/questions~1missing.json");
        assertThat(pointers(consistent))
                .contains(
                        "/files/questions~1addition.json/questions/0/options",
                        "/files/questions~1addition.json/questions/0/options/1/id",
                        "/files/questions~1addition.json/questions/1/key");
        assertThat(as(author).get("/v1/courses/" + key).statusCode()).isEqualTo(404);
    }

    @Test
    void aPartnersOwnParametersAreUsedAsTheyStand() {
        publish(TinyCourse.files(
                key,
                List.of(
                        parameters(
                                TinyCourse.question("first", "What is one and one?"),
                                Map.of("discrimination", 0.41, "difficulty", -6.2, "guessing", 0)),
                        parameters(
                                TinyCourse.ordering("second"),
                                Map.of("discrimination", 0.8, "steps", List.of(-0.5, 1.5))),
                        // From a calibration by slopes and intercepts, of which one came out nearly flat.
                        parameters(
                                TinyCourse.question("third", "What is three and three?"),
                                Map.of("discrimination", 0.02, "difficulty", -80)))));

        Map<String, Map<String, Object>> byKey = itemModels();
        assertThat(byKey.get("first"))
                .containsEntry("model", "2pl")
                .containsEntry("a", 0.41f)
                .containsEntry("b", -6.2f)
                .containsEntry("calibrated", true)
                .doesNotContainKey("uncertainty");
        assertThat(byKey.get("second"))
                .containsEntry("model", "gpcm")
                .containsEntry("steps", List.of(-0.5f, 1.5f))
                .containsEntry("calibrated", true);
        assertThat(byKey.get("third")).containsEntry("a", 0.02f).containsEntry("b", -80f);
    }

    @Test
    void aNearlyFlatItemIsServedAndTellsAlmostNothing() {
        Map<String, Object> flat = Map.of("discrimination", 0.02, "difficulty", -80);
        publish(TinyCourse.files(
                key,
                List.of(
                        parameters(TinyCourse.question("first", "What is one and one?"), flat),
                        parameters(TinyCourse.question("second", "What is two and two?"), flat))));
        String learner = Api.newLearnerToken();
        String session = Api.startSession(learner, Map.of("courseId", key));

        answer(learner, session, Api.nextQuestion(learner, session));

        // A wrong answer moves the standard normal prior by a P(0), to first order: 0.02 / (1 + exp(-1.6)).
        JsonPath after = as(learner).get("/v1/sessions/{id}", session).jsonPath();
        assertThat(after.getDouble("abilities[0].theta")).isCloseTo(-0.0166, within(1e-4));
        assertThat(after.getDouble("abilities[0].standardError")).isCloseTo(1, within(1e-3));
        answer(learner, session, Api.nextQuestion(learner, session));
        as(learner).get("/v1/sessions/{id}/next-question", session).then().statusCode(204);
    }

    @ParameterizedTest
    @MethodSource("impossibleParameters")
    void parametersThatDoNotFitTheQuestionAreRefused(String pointer, Map<String, Object> question) {
        assertThat(pointers(TinyCourse.files(key, List.of(question, TinyCourse.question("second", "What is two?")))))
                .contains("/files/questions~1addition.json/questions/0" + pointer);
    }

    static Stream<Arguments> impossibleParameters() {
        Map<String, Object> choice = TinyCourse.question("first", "What is one?");
        Map<String, Object> without = TinyCourse.question("first", "What is one?");
        without.remove("difficulty");
        return Stream.of(
                Arguments.of("", without),
                Arguments.of(
                        "/discrimination",
                        with(parameters(choice, Map.of("discrimination", 1, "difficulty", 0)), "discrimination", 1)),
                Arguments.of(
                        "/parameters/steps", parameters(choice, Map.of("discrimination", 1, "steps", List.of(0, 1)))),
                Arguments.of("/parameters", parameters(choice, Map.of("discrimination", 1))),
                Arguments.of(
                        "/parameters/discrimination", parameters(choice, Map.of("discrimination", 0, "difficulty", 0))),
                Arguments.of(
                        "/parameters/difficulty", parameters(choice, Map.of("discrimination", 1, "difficulty", -1001))),
                Arguments.of(
                        "/parameters/guessing",
                        parameters(choice, Map.of("discrimination", 1, "difficulty", 0, "guessing", 1))),
                Arguments.of(
                        "/parameters",
                        parameters(
                                TinyCourse.ordering("first"), Map.of("discrimination", 1, "steps", List.of(0, 1, 2)))));
    }

    @Test
    void theContractsExampleOfAQuestionIsTakenAndHasTheItemModelBesideIt() {
        JsonPath contract = as(author).get("/openapi?format=json").jsonPath().setRootPath("components.schemas");
        Map<String, Object> example = contract.getMap("QuestionContent.examples[0]");

        publish(TinyCourse.files(key, List.of(example, TinyCourse.question("second", "What is two and two?"))));

        assertThat(itemModels().get(example.get("key"))).isEqualTo(contract.getMap("ItemParameters.examples[0]"));
    }

    private Map<String, Map<String, Object>> itemModels() {
        Map<String, Map<String, Object>> byKey = new HashMap<>();
        String path = "/v1/courses/%s/questions".formatted(key);
        for (String id : as(author).get(path).jsonPath().<String>getList("items.id")) {
            JsonPath question = as(author).get(path + "/" + id).jsonPath();
            byKey.put(question.getString("content.key"), question.getMap("itemModel"));
        }
        return byKey;
    }

    private static Map<String, Object> parameters(Map<String, Object> question, Map<String, Object> parameters) {
        Map<String, Object> calibrated = new HashMap<>(question);
        calibrated.keySet().removeAll(List.of("difficulty", "difficultyUncertainty"));
        calibrated.put("parameters", parameters);
        return calibrated;
    }

    @Test
    void aDryRunReportsAndPublishesNothing() {
        Response tried = post(TinyCourse.files(key), "?dryRun=true");

        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.jsonPath().getBoolean("dryRun")).isTrue();
        assertThat(tried.jsonPath().getInt("added")).isEqualTo(2);
        assertThat(as(author).get("/v1/courses/" + key).statusCode()).isEqualTo(404);
    }

    @Test
    void aPublishedDomainCannotBeTakenAway() {
        publish(TinyCourse.files(key));
        Map<String, Object> files = TinyCourse.files(key);
        @SuppressWarnings("unchecked")
        Map<String, Object> course = new HashMap<>((Map<String, Object>) files.get("course.json"));
        course.put("domains", List.of(Map.of("key", "other", "title", "Other", "weight", 1, "examQuestions", 2)));
        course.put("topics", List.of(Map.of("key", "addition", "domain", "other", "title", "Addition")));
        files.put("course.json", course);

        assertThat(pointers(files)).containsExactly("/files/course.json/domains");
    }

    @ParameterizedTest
    @MethodSource("impossibleCourses")
    void aCourseThatCannotBeSatOrPractisedIsRefusedAtItsField(String pointer, String part, Object value) {
        Map<String, Object> files = TinyCourse.files(key);
        @SuppressWarnings("unchecked")
        Map<String, Object> course = new HashMap<>((Map<String, Object>) files.get("course.json"));
        course.put(part, value);
        files.put("course.json", course);

        assertThat(pointers(files)).containsExactly("/files/course.json" + pointer);
    }

    static Stream<Arguments> impossibleCourses() {
        Map<String, Object> section = Map.of("key", "one", "title", "One", "domains", List.of("sums"), "minutes", 5);
        Map<String, Object> addition = Map.of("key", "addition", "domain", "sums", "title", "Addition");
        return Stream.of(
                exam("/exam/scale", "scale", Map.of("lowest", 0, "highest", 10, "passMark", 11)),
                exam("/exam/scale", "scale", Map.of("lowest", 5, "highest", 10, "passMark", 5)),
                exam("/exam/unscored", "unscored", 2),
                exam("/exam/adaptive/minimum", "adaptive", Map.of("minimum", 3, "confidence", 0.9)),
                exam("/exam/adaptive/confidence", "adaptive", Map.of("minimum", 1, "confidence", 1)),
                exam("/exam/sections/0/minutes", "sections", List.of(with(section, "minutes", 0))),
                exam("/exam/sections", "sections", List.of(with(section, "minutes", 4))),
                exam("/exam/sections", "sections", List.of(with(section, "domains", List.of("none")))),
                exam("/exam/kinds/0", "kinds", List.of("essay")),
                Arguments.of("/practice", "practice", Map.of("zoneLow", 0.9, "zoneHigh", 0.6)),
                Arguments.of("/practice/retentionPerDay", "practice", Map.of("retentionPerDay", 0)),
                Arguments.of("/practice/hintPenalty", "practice", Map.of("hintPenalty", 1.5)),
                Arguments.of("/topics/0/requires", "topics", List.of(with(addition, "requires", List.of("none")))),
                Arguments.of("/topics/0/requires", "topics", List.of(with(addition, "requires", List.of("addition")))));
    }

    private static Arguments exam(String pointer, String part, Object value) {
        return Arguments.of(pointer, "exam", Map.of("questions", 2, "minutes", 5, part, value));
    }

    private static Map<String, Object> with(Map<String, Object> whole, String part, Object value) {
        Map<String, Object> changed = new HashMap<>(whole);
        changed.put(part, value);
        return changed;
    }

    private void answer(String learner, String session, JsonPath question) {
        as(learner)
                .body(Api.someAnswer(question))
                .post("/v1/sessions/{id}/attempts", session)
                .then()
                .statusCode(201);
    }

    private List<String> statuses() {
        return as(author)
                .get("/v1/courses/%s/questions".formatted(key))
                .jsonPath()
                .getList("items.status");
    }

    private JsonPath publish(Map<String, Object> files) {
        return post(files, "").then().statusCode(200).extract().jsonPath();
    }

    private List<String> pointers(Map<String, Object> files) {
        return post(files, "").then().statusCode(422).extract().jsonPath().getList("errors.pointer");
    }

    private Response post(Map<String, Object> files, String query) {
        return as(author).body(Map.of("files", files)).post("/v1/courses/%s/imports%s".formatted(key, query));
    }
}
