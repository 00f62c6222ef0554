package dev.meno.analytics;

import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meno.Api;
import dev.meno.ApiTest;
import dev.meno.TestClock;
import dev.meno.analytics.folding.Period;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ApiTest
class CohortAnalyticsTest {
    private static final String COURSE = "?course=mls-c01";

    private Classroom room;

    @BeforeEach
    void openClassroom() {
        room = new Classroom();
    }

    @Test
    void countsAreThoseOfTheAttempts() {
        List<String> learners = room.enrolNew(6);
        for (int i = 0; i < 5; i++) {
            room.practise(learners.get(i), 3 + i);
        }

        JsonPath analytics = room.analytics(COURSE);

        assertThat(analytics.getInt("learners")).isEqualTo(6);
        assertThat(analytics.getInt("activeLearners")).isEqualTo(5);
        assertThat(analytics.getInt("attempts")).isEqualTo(3 + 4 + 5 + 6 + 7);
        assertThat(analytics.getInt("pending")).isZero();
        assertThat(analytics.getList("domains.domain")).containsExactly("ml", "sagemaker", "aws");
        assertThat(analytics.getInt("domains[0].learners")).isEqualTo(5);
        assertThat(analytics.getInt("domains[0].attempts")).isEqualTo(25);
        assertThat(analytics.getInt("activity[0].learners")).isEqualTo(5);
        assertThat(analytics.getInt("activity[0].attempts")).isEqualTo(25);
        long full = learners.stream()
                .flatMap(learner -> room.attempts(learner).stream())
                .filter(attempt -> (Boolean) attempt.get("correct"))
                .count();
        assertThat(analytics.getLong("activity[0].correct")).isEqualTo(full);
        assertThat(analytics.getString("lastActivityAt")).isNotNull();
    }

    @Test
    void theDistributionOfAbilityAddsUpAndIsWithheldOfFewerThanFive() {
        List<String> learners = room.enrolNew(5);
        learners.subList(0, 4).forEach(learner -> room.practise(learner, 4));
        JsonPath few = room.analytics(COURSE);
        assertThat(few.getBoolean("domains[0].suppressed")).isTrue();
        assertThat(few.<Object>get("domains[0].mean")).isNull();
        assertThat(few.getList("domains[0].distribution")).isEmpty();

        room.practise(learners.get(4), 4);
        JsonPath enough = room.analytics(COURSE);
        assertThat(enough.getBoolean("domains[0].suppressed")).isFalse();
        assertThat(enough.<Object>get("domains[0].mean")).isNotNull();
        List<Number> shares = enough.getList("domains[0].distribution.share");
        assertThat(shares.stream().mapToDouble(Number::doubleValue).sum()).isCloseTo(1, within(1e-5));
        assertThat(enough.getBoolean("domains[1].suppressed")).isTrue();
    }

    @Test
    void statisticsOfAQuestionAreThoseOfFirstAnswers() {
        String course = room.smallCourse(8);
        List<String> learners = room.enrolNew(6);
        for (int i = 0; i < 6; i++) {
            // More of them right with each learner; in a second session some questions come back.
            String wrong = "ACD".substring(i % 3, i % 3 + 1);
            AtomicInteger left = new AtomicInteger(i + 1);
            for (int questions : List.of(Math.min(8, 5 + i), 4)) {
                room.practise(
                        learners.get(i),
                        Map.of("courseId", course),
                        questions,
                        question -> Map.of("choice", left.getAndDecrement() > 0 ? "B" : wrong));
            }
        }
        Map<String, List<Double>> firstShares = new HashMap<>();
        Map<String, Integer> attempts = new HashMap<>();
        Map<String, Integer> rightOption = new HashMap<>();
        for (String learner : learners) {
            Map<String, Double> first = new HashMap<>();
            // The list is newest first, so the first answer to a question is the one put last.
            for (Map<String, Object> attempt : room.attempts(learner)) {
                String question = (String) attempt.get("questionId");
                attempts.merge(question, 1, Integer::sum);
                first.put(question, ((Number) attempt.get("score")).doubleValue());
            }
            first.forEach((question, share) -> {
                firstShares.computeIfAbsent(question, id -> new ArrayList<>()).add(share);
                rightOption.merge(question, share > 0 ? 1 : 0, Integer::sum);
            });
        }
        assertThat(attempts.values().stream().mapToInt(Integer::intValue).sum())
                .as("some answers are repeated ones")
                .isGreaterThan(
                        firstShares.values().stream().mapToInt(List::size).sum());

        List<Map<String, Object>> questions =
                room.analytics("/questions?course=" + course).getList("questions");

        assertThat(questions).hasSameSizeAs(firstShares.keySet());
        int shown = 0;
        for (Map<String, Object> question : questions) {
            String id = (String) question.get("questionId");
            List<Double> shares = Objects.requireNonNull(firstShares.get(id));
            assertThat(question).containsEntry("learners", shares.size());
            assertThat(question).containsEntry("attempts", attempts.get(id));
            assertThat(((Number) question.get("exposure")).doubleValue()).isCloseTo(shares.size() / 6.0, within(1e-6));
            List<Map<String, Object>> options = options(question);
            if (shares.size() < 5) {
                assertThat(question.get("pValue")).isNull();
                assertThat(options).isEmpty();
                continue;
            }
            shown++;
            double mean =
                    shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            assertThat(((Number) question.get("pValue")).doubleValue()).isCloseTo(mean, within(1e-5));
            assertThat(((Number) question.get("medianSeconds")).doubleValue()).isBetween(15.0, 35.0);
            assertThat(options.stream().filter(option -> (Boolean) option.get("isKey")))
                    .hasSize(1)
                    .allSatisfy(key -> assertThat(((Number) key.get("share")).doubleValue())
                            .isCloseTo((double) rightOption.getOrDefault(id, 0) / shares.size(), within(1e-5)));
        }
        assertThat(shown).as("questions with five learners or more").isPositive();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> options(Map<String, Object> question) {
        return (List<Map<String, Object>>) question.get("options");
    }

    @Test
    void whoJoinsBringsEarlierAnswersAndWhoLeavesTakesThemAway() {
        List<String> staying = room.enrolNew(6);
        staying.forEach(learner -> room.practise(learner, 6));
        String before = room.raw("/questions" + COURSE);

        String guest = Api.newLearner(Api.demo("partner"));
        room.practise(guest, 9);
        room.enrol(guest);
        assertThat(room.analytics(COURSE).getInt("attempts")).isEqualTo(45);
        assertThat(room.raw("/questions" + COURSE)).isNotEqualTo(before);

        room.withdraw(guest);
        assertThat(room.analytics(COURSE).getInt("attempts")).isEqualTo(36);
        // To the bit: sums do not depend on what was added and taken away in between.
        assertThat(room.raw("/questions" + COURSE)).isEqualTo(before);

        room.enrol(guest);
        room.withdraw(guest);
        room.enrol(guest);
        assertThat(room.analytics(COURSE).getInt("attempts")).isEqualTo(45);
    }

    @Test
    void aPeriodCountsItsOwnDaysAndGrowthItsWeeks() {
        TestClock clock = TestClock.install();
        room.logIn();
        List<String> learners = room.enrolNew(5);
        learners.forEach(learner -> room.practise(learner, 3));
        LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        clock.advance(Duration.ofDays(14));
        room.logIn();
        LocalDate second = first.plusDays(14);
        learners.subList(0, 2).forEach(learner -> room.practise(learner, 5));

        assertThat(room.analytics(COURSE).getInt("attempts")).isEqualTo(25);
        JsonPath early = room.analytics(COURSE + "&to=" + first);
        assertThat(early.getInt("attempts")).isEqualTo(15);
        assertThat(early.getInt("activeLearners")).isEqualTo(5);
        assertThat(early.getBoolean("domains[0].suppressed")).isFalse();
        JsonPath late = room.analytics(COURSE + "&from=" + second);
        assertThat(late.getInt("attempts")).isEqualTo(10);
        assertThat(late.getInt("activeLearners")).isEqualTo(2);
        assertThat(late.getBoolean("domains[0].suppressed")).isTrue();

        JsonPath growth = room.analytics("/growth" + COURSE);
        assertThat(growth.getList("points.week"))
                .containsExactly(
                        Period.mondayOf(first).toString(),
                        Period.mondayOf(second).toString());
        // In the second week the others count as they stood.
        assertThat(growth.getList("points.learners")).containsExactly(5, 5);
        assertThat(growth.getDouble("points[1].low")).isLessThan(growth.getDouble("points[1].mean"));
        assertThat(room.analytics("/growth%s&from=%s".formatted(COURSE, second)).getList("points.week"))
                .containsExactly(Period.mondayOf(second).toString());

        JsonPath history = room.analytics("/learners/%s%s".formatted(learners.getFirst(), COURSE));
        assertThat(history.getList("days.attempts")).containsExactly(3, 5);
        assertThat(history.getList("weeks.week"))
                .containsExactly(
                        Period.mondayOf(first).toString(),
                        Period.mondayOf(second).toString());
        assertThat(history.getList("topics")).isNotEmpty();
        // Three learners have been silent for two weeks.
        assertThat(room.analytics(COURSE).getList("atRisk.findAll { it.reasons.reason.contains('inactive') }"))
                .hasSize(3);
    }

    @Test
    void answersOfAnEarlierDayCountOnThatDayAndOnAllAfterIt() {
        TestClock clock = TestClock.install();
        LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> learners = room.enrolNew(5);
        practiseOnDay(clock, 0, learners, 3);
        practiseOnDay(clock, 10, learners, 4);
        assertThat(attempts("")).isEqualTo(35);
        // Servers' clocks differ, and a demo makes up what lies in the past.
        practiseOnDay(clock, -5, learners.subList(0, 2), 1);

        assertThat(attempts("")).isEqualTo(37);
        assertThat(attempts("&to=" + first.plusDays(4))).isEqualTo(15);
        assertThat(attempts("&to=" + first.plusDays(5))).isEqualTo(17);
        assertThat(attempts("&from=%s&to=%s".formatted(first.plusDays(1), first.plusDays(9))))
                .isEqualTo(2);
        assertThat(attempts("&from=" + first.plusDays(6))).isEqualTo(20);
        assertThat(room.analytics(COURSE + "&from=" + first.plusDays(1)).getList("activity.attempts"))
                .containsExactly(2, 20);
        assertThat(room.analytics("/learners/%s%s&from=%s".formatted(learners.getFirst(), COURSE, first.plusDays(1)))
                        .getInt("learner.attempts"))
                .isEqualTo(5);
    }

    private void practiseOnDay(TestClock clock, int daysOn, List<String> learners, int answers) {
        clock.advance(Duration.ofDays(daysOn));
        room.logIn();
        learners.forEach(learner -> room.practise(learner, answers));
    }

    private int attempts(String period) {
        return room.analytics(COURSE + period).getInt("attempts");
    }

    @Test
    void topicsAreThoseOfTheLearnersThemselves() {
        List<String> learners = room.enrolNew(5);
        learners.forEach(learner -> room.practise(learner, 10));
        JsonPath topics = room.analytics("/topics" + COURSE);
        assertThat(topics.getList("topics")).hasSize(36);
        for (String learner : learners) {
            JsonPath own = as(Api.demo("partner"))
                    .get("/v1/learners/%s/abilities%s".formatted(learner, COURSE))
                    .jsonPath();
            Map<String, Number> mastery = new HashMap<>();
            own.<Map<String, Object>>getList("topics.findAll { it.attempts > 0 }")
                    .forEach(topic -> mastery.put((String) topic.get("topic"), (Number) topic.get("mastery")));
            List<Map<String, Object>> cells =
                    topics.getList("learners.find { it.learnerId == '%s' }.topics".formatted(learner));
            assertThat(cells).hasSameSizeAs(mastery.keySet());
            cells.forEach(cell -> assertThat(((Number) cell.get("mastery")).doubleValue())
                    .isCloseTo(mastery.get((String) cell.get("topic")).doubleValue(), within(1e-5)));
        }
    }

    @Test
    void twoCohortsAreComparedWithoutThoseInBoth() {
        Classroom other = new Classroom();
        List<String> here = room.enrolNew(6);
        List<String> there = other.enrolNew(6);
        here.forEach(learner -> room.practise(learner, 3));
        there.forEach(learner -> other.practise(learner, 3));
        other.enrol(here.getFirst());

        JsonPath compared = room.analytics("/comparison%s&with=%s".formatted(COURSE, other.cohort));

        assertThat(compared.getInt("inBoth")).isEqualTo(1);
        assertThat(compared.getInt("first.learners")).isEqualTo(5);
        assertThat(compared.getInt("second.learners")).isEqualTo(6);
        double difference = compared.getDouble("domains[0].difference");
        assertThat(difference)
                .isCloseTo(
                        compared.getDouble("domains[0].firstMean") - compared.getDouble("domains[0].secondMean"),
                        within(1e-5));
        assertThat(compared.getDouble("domains[0].low")).isLessThan(difference);
        assertThat(compared.<Object>get("domains[1].difference")).isNull();

        String partners = as(Api.demo("partner"))
                .body(Map.of("name", "Not the instructor's"))
                .post("/v1/cohorts")
                .jsonPath()
                .getString("id");
        assertThat(as(room.instructor())
                        .get("/v1/cohorts/%s/analytics/comparison%s&with=%s".formatted(room.cohort, COURSE, partners))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void oneQuestionComesWithItsCurveAndWhatWasObserved() {
        String course = room.smallCourse(3);
        room.enrolNew(5)
                .forEach(learner ->
                        room.practise(learner, Map.of("courseId", course), 3, question -> Map.of("choice", "B")));
        List<Map<String, Object>> questions =
                room.analytics("/questions?course=" + course).getList("questions");
        Map<String, Object> most = questions.stream()
                .max(Comparator.comparingInt(question -> (Integer) question.get("learners")))
                .orElseThrow();

        JsonPath question = room.analytics("/questions/%s?course=%s".formatted(most.get("questionId"), course));

        assertThat(most).containsEntry("learners", 5);
        assertThat(question.getMap("statistics")).isEqualTo(most);
        assertThat(question.getString("stem")).isNotBlank();
        List<Number> curve = question.getList("curve.expected");
        assertThat(curve.getFirst().doubleValue()).isLessThan(curve.getLast().doubleValue());
        List<Integer> observed = question.getList("observed.learners");
        assertThat(observed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(most.get("learners"));
    }

    @Test
    void everyTableComesAsCsvToo() {
        List<String> learners = room.enrolNew(5);
        learners.forEach(learner -> room.practise(learner, 3));
        String question = room.analytics("/questions" + COURSE).getString("questions[0].questionId");
        Map<String, String> headers = Map.of(
                COURSE,
                "domain,learners,attempts",
                "/learners" + COURSE,
                "learnerId,name,lastActivityAt",
                "/learners/" + learners.getFirst() + COURSE,
                "week,domain,theta",
                "/topics" + COURSE,
                "learnerId,name,topic",
                "/questions" + COURSE,
                "questionId,key,kind",
                "/questions/" + question + COURSE,
                "from,to,learners",
                "/growth" + COURSE,
                "domain,week,learners",
                "/comparison" + COURSE + "&with=" + room.cohort,
                "domain,firstMean,secondMean");
        headers.forEach((path, header) -> {
            String csv = as(room.instructor())
                    .accept("text/csv")
                    .get("/v1/cohorts/%s/analytics%s".formatted(room.cohort, path))
                    .then()
                    .statusCode(200)
                    .contentType("text/csv")
                    .extract()
                    .asString();
            assertThat(csv).as(path).startsWith(header);
            assertThat(csv.lines().count()).as(path).isGreaterThanOrEqualTo(path.startsWith("/questions/") ? 1 : 2);
        });
    }

    @Test
    void aPeriodThatIsNoneIsMalformedAndAStrangerNotFound() {
        for (String period :
                List.of("&from=yesterday", "&to=2026-13-01", "&from=2026-02-02&to=2026-02-01", "&from=0001-01-01")) {
            as(room.instructor())
                    .get("/v1/cohorts/%s/analytics%s%s".formatted(room.cohort, COURSE, period))
                    .then()
                    .statusCode(400);
        }
        String stranger = Api.newLearner(Api.demo("partner"));
        as(room.instructor())
                .get("/v1/cohorts/%s/analytics/learners/%s%s".formatted(room.cohort, stranger, COURSE))
                .then()
                .statusCode(404);
        as(room.instructor())
                .get("/v1/cohorts/%s/analytics/comparison%s".formatted(room.cohort, COURSE))
                .then()
                .statusCode(400);
    }
}
