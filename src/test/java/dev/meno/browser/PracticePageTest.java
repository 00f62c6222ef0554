package dev.meno.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.meno.Api;
import dev.meno.platform.TinyCourse;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A learner practises in a browser: every kind of question, a mock exam, and a network that comes and goes. */
@BrowserTest
class PracticePageTest {
    /** One question of each kind; its exam has all of them. */
    private static final String KINDS = "page-kinds";
    /** Two questions with B as the right answer, five minutes. */
    private static final String EXAM = "page-exam";

    private static final String API = "**/v1/**";
    private static final Pattern RIGHT_SUM = Pattern.compile("What is (\\d+) and (\\d+)\\?");

    private String token = "";

    @BeforeEach
    void importCourses() {
        publish(KINDS, everyKind());
        publish(EXAM, TinyCourse.files(EXAM));
        token = Api.newLearnerToken();
    }

    @Test
    void everyKindOfQuestionIsAnsweredWithHintSkipAndFeedback(Visit visit) {
        Page page = home(visit, Device.PHONE, KINDS);
        startPractice(page, "until I stop");
        List<String> met = new ArrayList<>();
        boolean hinted = false;
        boolean skipped = false;
        while (!over(page)) {
            assertThat(heading(page)).isFocused();
            String stem = page.locator(".stem").innerText();
            if (!hinted) {
                assertThat(page.getByText("With a hint a right answer counts 75%."))
                        .isVisible();
                button(page, "Hint").click();
                assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Hints")))
                        .containsText("Count.");
                hinted = true;
            } else if (!skipped) {
                button(page, "Skip").click();
                assertThat(page.locator(".stem")).not().hasText(stem);
                skipped = true;
                continue;
            }
            met.add(answerRight(page, stem));
            assertThat(page.locator(".verdict")).containsText("Right");
            assertThat(page.locator(".verdict")).isFocused();
            assertThat(page.getByText("It is B.")).isVisible();
            assertThat(page.getByText(Pattern.compile("[Ll]evel .*[+−]?\\d\\.\\d\\.")))
                    .isVisible();
            visit.assertFitsWidth(page);
            visit.screenshot(page, "practice-feedback-" + met.getLast());
            page.keyboard().press("Enter");
        }

        assertThat(heading(page)).containsText("Practice: how it went");
        // One of the five was skipped.
        assertThat(met).doesNotHaveDuplicates().hasSize(4);
        JsonPath attempts = attempts();
        assertThat(attempts.getList("items.correct")).hasSize(4).containsOnly(true);
        assertThat(attempts.getList("items.kind")).containsExactlyInAnyOrderElementsOf(met);
        assertThat(attempts.getList("items.hintsUsed")).containsExactly(0, 0, 0, 1);
        assertThat(attempts.getList("items.elapsedMillis", Long.class)).allMatch(millis -> millis >= 0);

        page.locator(".explained summary").first().click();
        assertThat(page.locator(".opened")).containsText("It is B.");
        visit.screenshot(page, "practice-report");
    }

    @Test
    void aNumberThatCouldMeanTwoThingsIsNotGuessed(Visit visit) {
        Page page = home(visit, Device.PHONE, KINDS);
        startPractice(page, "until I stop");
        while (page.locator(".numeric").count() == 0) {
            String stem = page.locator(".stem").innerText();
            button(page, "Skip").click();
            assertThat(page.locator(".stem")).not().hasText(stem);
        }
        Locator field = page.getByLabel("Your number");
        Map<String, String> readings = Map.of(
                "0,82", "Read as 0.82.",
                "1.234,5", "Read as 1,234.5.",
                "1 234 567", "Read as 1,234,567.",
                "-3e2", "Read as -300.",
                "1,234", "Does the comma set thousands apart? Write 1234 or 1.234.",
                "1.2.3", "That isn't a number. Write it like 0.82 or 1250.");
        readings.forEach((entered, reading) -> {
            field.fill(entered);
            assertThat(page.locator(".numeric p")).hasText(reading);
        });
        field.fill("82%");
        assertThat(page.locator(".numeric p"))
                .hasText("Enter only the number, without a unit, a percent sign or words.");
        field.press("Enter");
        assertThat(page.getByText("Enter a number first, or skip the question."))
                .isVisible();
        assertThat(attempts().getList("items")).isEmpty();
    }

    @Test
    void anAnswerGivenWithoutNetworkOutlivesAReloadAndIsStoredOnce(Visit visit) {
        visit.expect("net::ERR_FAILED");
        Page page = home(visit, Device.PHONE, EXAM);
        startPractice(page, "10 questions");
        List<String> keys = noteKeys(page);
        page.route(API, Route::abort);

        page.keyboard().press("b");
        page.keyboard().press("Enter");
        assertThat(page.getByText("No connection.")).isVisible();
        page.reload();
        assertThat(page.getByText("Your answer is kept on this device")).isVisible();
        assertThat(page.getByText("No connection.")).isVisible();
        assertThat(page.getByRole(AriaRole.RADIO).nth(1)).isChecked();
        visit.screenshot(page, "practice-offline");
        assertThat(attempts().getList("items")).isEmpty();

        page.unroute(API);
        assertThat(page.locator(".verdict")).containsText("Right");
        assertThat(page.getByText("No connection.")).isHidden();
        assertThat(attempts().getList("items.correct")).containsExactly(true);
        assertThat(keys.size()).isGreaterThan(1);
        assertThat(keys.stream().distinct()).hasSize(1);
    }

    @Test
    void anAnswerWhoseAcknowledgementIsLostIsStoredOnce(Visit visit) {
        visit.expect("net::ERR_FAILED");
        Page page = home(visit, Device.PHONE, EXAM);
        startPractice(page, "10 questions");
        List<Integer> reached = new CopyOnWriteArrayList<>();
        page.route("**/attempts?*", route -> {
            // The server gets and stores it; the browser hears nothing of it, the first time.
            reached.add(route.fetch().status());
            if (reached.size() == 1) {
                route.abort();
            } else {
                route.resume();
            }
        });

        page.keyboard().press("1");
        page.keyboard().press("Enter");

        assertThat(page.locator(".verdict")).containsText("Not right");
        assertThat(reached).hasSizeGreaterThan(1).containsOnly(201);
        assertThat(attempts().getList("items")).hasSize(1);
    }

    @Test
    void aLogInThatRanOutLosesNoAnswer(Visit visit) {
        visit.expect("401");
        Page page = home(visit, Device.PHONE, EXAM);
        startPractice(page, "10 questions");
        page.context().clearCookies();

        page.keyboard().press("b");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("/login\\?next=%2Fpractice%3Fsession%3D"));
        assertThat(attempts().getList("items")).isEmpty();
        logIn(page);
        page.navigate(URLDecoder.decode(page.url().replaceFirst(".*next=", ""), StandardCharsets.UTF_8));

        assertThat(page.locator(".verdict")).containsText("Right");
        assertThat(attempts().getList("items")).hasSize(1);
    }

    @Test
    void anAnswerGivenElsewhereCounts(Visit visit) {
        visit.expect("409");
        Page page = home(visit, Device.PHONE, EXAM);
        startPractice(page, "10 questions");
        String session = session(page);
        JsonPath question = Api.nextQuestion(token, session);
        as(token)
                .body(Map.of("questionId", question.getString("questionId"), "response", Map.of("choice", "B")))
                .post("/v1/sessions/{id}/attempts", session)
                .then()
                .statusCode(201);

        page.keyboard().press("a");
        page.keyboard().press("Enter");

        assertThat(page.getByText("The earlier answer counts.")).isVisible();
        assertThat(page.locator(".verdict")).containsText("Right");
        assertThat(attempts().getList("items")).hasSize(1);
        button(page, "Next question").click();
        assertThat(page.locator(".stem")).not().hasText(question.getString("stem"));
    }

    @Test
    void aMockExamIsSavedOnEveryChangeGoesOnElsewhereAndEndsInAReport(Visit visit) {
        Page page = home(visit, Device.PHONE, EXAM);
        button(page, "Start mock exam").click();
        button(page, "Start the clock").click();
        assertThat(heading(page)).containsText("Question 1");
        assertThat(heading(page)).isFocused();
        page.getByRole(AriaRole.RADIO).nth(0).check();
        page.getByRole(AriaRole.RADIO).nth(1).check();
        assertThat(page.getByText("All saved")).isVisible();
        assertThat(page.getByText("Explanation")).isHidden();
        button(page, "Mark").click();
        assertThat(button(page, "Marked")).hasAttribute("aria-pressed", "true");
        assertThat(page.getByRole(AriaRole.TIMER)).hasText(Pattern.compile("[45]:\\d\\d"));
        page.waitForCondition(() -> exam(page, 1).getBoolean("flagged"));
        assertThat(exam(page, 1).getString("response.choice")).isEqualTo("B");
        visit.screenshot(page, "practice-exam");

        // Another device finds it, with the answer and the mark.
        Page other = home(visit, Device.DESKTOP, EXAM);
        assertThat(other.locator(".resume")).containsText("Mock exam under way");
        other.locator(".resume").getByRole(AriaRole.LINK).click();
        assertThat(other.locator(".overview summary")).hasText("1 of 2 answered, 1 marked");
        assertThat(heading(other)).containsText("Question 2");
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Question 1, answered, marked"))
                .click();
        assertThat(heading(other)).containsText("Question 1");
        assertThat(other.getByRole(AriaRole.RADIO).nth(1)).isChecked();
        button(other, "Next").click();
        assertThat(heading(other)).containsText("Question 2");
        other.getByRole(AriaRole.RADIO).nth(2).check();
        assertThat(other.getByText("All saved")).isVisible();
        button(other, "Finish the exam").click();
        assertThat(other.getByRole(AriaRole.DIALOG)).containsText("Every question is answered.");
        other.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Finish"))
                .click();

        assertThat(other.locator(".exam-result")).containsText("Not passed");
        assertThat(other.locator(".exam-result .score")).hasText("50");
        assertThat(other.locator(".explained li")).hasText(new String[] {"Right1. Addition", "Not right2. Addition"});
        other.locator(".explained summary").nth(1).click();
        assertThat(other.locator(".opened")).containsText("your choice");
        assertThat(other.locator(".opened")).containsText("It is B.");
        visit.screenshot(other, "practice-exam-report");
        assertThat(attempts().getList("items.correct")).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void answersOfAnExamArriveInOrderWhenTheNetworkIsBack(Visit visit) {
        visit.expect("net::ERR_INTERNET_DISCONNECTED");
        Page page = home(visit, Device.PHONE, EXAM);
        button(page, "Start mock exam").click();
        // The question after the first is fetched ahead.
        page.waitForResponse(
                        reply -> reply.url().endsWith("/questions/2"),
                        () -> button(page, "Start the clock").click())
                .finished();
        assertThat(heading(page)).containsText("Question 1");
        page.context().setOffline(true);

        for (int choice : new int[] {0, 2, 1}) {
            page.getByRole(AriaRole.RADIO).nth(choice).check();
        }
        assertThat(page.getByText("No connection.")).isVisible();
        button(page, "Next").click();
        assertThat(heading(page)).containsText("Question 2");
        page.getByRole(AriaRole.RADIO).nth(3).check();
        assertThat(page.locator(".exam-saved")).containsText("being saved");

        page.context().setOffline(false);
        assertThat(page.getByText("All saved")).isVisible();
        assertThat(exam(page, 1).getString("response.choice")).isEqualTo("B");
        assertThat(exam(page, 2).getString("response.choice")).isEqualTo("D");
    }

    @Test
    void theTimerGoesByTheServersClock(Visit visit) {
        Page page = window(visit, Device.PHONE, ColorScheme.LIGHT);
        // This device is an hour ahead; by its own clock the exam would be over before it began.
        page.clock()
                .install(new Clock.InstallOptions()
                        .setTime(Instant.now().plus(Duration.ofHours(1)).toEpochMilli()));
        page.navigate("/practice?course=" + EXAM);
        button(page, "Start mock exam").click();
        button(page, "Start the clock").click();

        assertThat(page.getByRole(AriaRole.TIMER)).hasText(Pattern.compile("[45]:\\d\\d"));
    }

    @Test
    void homeShowsWhatIsKnownAndPlansTheDays(Visit visit) throws IOException {
        Page page = home(visit, Device.DESKTOP, Api.COURSE);
        assertThat(heading(page)).containsText("MLS-C01");
        assertThat(page.getByText("No answers yet, so anything is possible.")).hasCount(3);
        assertThat(page.getByText("It is too early to tell.")).isVisible();
        assertThat(page.getByText("More answers are needed in “Machine learning and deep learning”"))
                .isVisible();

        page.getByLabel("Amazon SageMaker").selectOption("at-ease");
        button(page, "Save").click();
        assertThat(page.getByText("It counts for sessions that start from now on."))
                .isVisible();
        assertThat(as(token).get("/v1/learners/me").jsonPath().getString("background.'mls-c01'.sagemaker"))
                .isEqualTo("at-ease");

        page.getByLabel("Day of the exam")
                .fill(LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
        button(page, "Make a plan").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Today")))
                .isVisible();
        Download calendar =
                page.waitForDownload(() -> button(page, "Add to calendar").click());
        assertThat(calendar.suggestedFilename()).isEqualTo("study-plan.ics");
        try (InputStream file = calendar.createReadStream()) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("BEGIN:VCALENDAR")
                    .contains("SUMMARY:Exam " + Api.COURSE);
        }
        assertThat(page.getByText("Open the file study-plan.ics with your calendar."))
                .isVisible();
        check(visit, page, "practice-plan");

        String session = Api.startSession(token);
        JsonPath question = Api.nextQuestion(token, session);
        as(token).body(Api.someAnswer(question)).post("/v1/sessions/{id}/attempts", session);
        page.reload();
        assertThat(page.getByText(Pattern.compile("^Level [+−]?\\d\\.\\d, most likely between")))
                .hasCount(1);
        assertThat(page.locator(".resume")).containsText("Practice under way, 1 question answered");
        page.locator(".resume").getByRole(AriaRole.LINK).click();
        assertThat(heading(page)).containsText("Question 2");
    }

    @Test
    void everyViewIsAccessibleOnEveryScreenInBothSchemes(Visit visit) {
        for (Device device : Device.values()) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                token = Api.newLearnerToken();
                String name = "%s-%s".formatted(device, scheme).toLowerCase(Locale.ROOT);
                Page page = window(visit, device, scheme);
                page.navigate("/practice?course=" + KINDS);
                assertThat(page.getByText("Say when the exam is")).isVisible();
                assertThat(page.getByText("It is too early to tell.")).isVisible();
                check(visit, page, "practice-home-" + name);
                startPractice(page, "until I stop");
                while (!over(page)) {
                    String stem = page.locator(".stem").innerText();
                    check(visit, page, null);
                    String kind = answerRight(page, stem);
                    assertThat(page.locator(".verdict")).isVisible();
                    check(visit, page, "practice-%s-%s".formatted(kind, name));
                    page.keyboard().press("Enter");
                }
                check(visit, page, "practice-report-" + name);
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To the overview"))
                        .click();
                button(page, "Start mock exam").click();
                check(visit, page, null);
                button(page, "Start the clock").click();
                assertThat(page.locator(".stem")).isVisible();
                check(visit, page, "practice-exam-" + name);
                button(page, "Finish the exam").click();
                check(visit, page, null);
                page.getByRole(AriaRole.DIALOG)
                        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Finish"))
                        .click();
                assertThat(page.locator(".exam-result")).isVisible();
                check(visit, page, "practice-exam-report-" + name);
            }
        }
    }

    private static void check(Visit visit, Page page, @Nullable String picture) {
        visit.assertAccessible(page);
        visit.assertFitsWidth(page);
        if (picture != null) {
            visit.screenshot(page, picture);
        }
    }

    /** Answers the question on the page, by the keyboard where its kind allows; returns the kind. */
    private static String answerRight(Page page, String stem) {
        Matcher sum = RIGHT_SUM.matcher(stem);
        if (sum.find()) {
            page.getByLabel("Your number")
                    .fill(Integer.toString(Integer.parseInt(sum.group(1)) + Integer.parseInt(sum.group(2))));
            page.keyboard().press("Enter");
            return "numeric";
        }
        return switch (stem.strip()) {
            case "Put them in order." -> {
                Locator up = button(page, "Move up: Text C");
                up.focus();
                page.keyboard().press("Enter");
                assertThat(page.locator(".ordering li").nth(1)).containsText("Text C");
                assertThat(up).isFocused();
                page.keyboard().press("Enter");
                assertThat(page.locator(".ordering li").nth(0)).containsText("Text C");
                button(page, "Check answer").click();
                yield "ordering";
            }
            case "Which belongs to which?" -> {
                button(page, "Check answer").click();
                assertThat(page.getByText("Choose something for each line, or skip the question."))
                        .isVisible();
                page.getByLabel("One").selectOption("B");
                page.getByLabel("Two").selectOption("A");
                button(page, "Check answer").click();
                yield "matching";
            }
            case "Which two?" -> {
                page.keyboard().press("a");
                page.keyboard().press("2");
                page.keyboard().press("Enter");
                yield "multiple-response";
            }
            default -> {
                page.keyboard().press("b");
                page.keyboard().press("Enter");
                yield "single-choice";
            }
        };
    }

    /** Whether the session is over; waits until the page shows either a question to answer or the report. */
    private static boolean over(Page page) {
        Locator report = page.locator(".report h1");
        assertThat(report.or(button(page, "Check answer")).first()).isVisible();
        return report.isVisible();
    }

    private void startPractice(Page page, String howMany) {
        page.getByLabel("How many").selectOption(howMany);
        button(page, "Start practising").click();
        assertThat(page.locator(".stem")).isVisible();
    }

    /** The learner's overview of a course. */
    private Page home(Visit visit, Device device, String course) {
        Page page = window(visit, device, ColorScheme.LIGHT);
        page.navigate("/practice?course=" + course);
        return page;
    }

    /** A window in which the test's own learner is logged in. */
    private Page window(Visit visit, Device device, ColorScheme scheme) {
        Page page = visit.open(device, scheme);
        logIn(page);
        return page;
    }

    private void logIn(Page page) {
        page.context()
                .addCookies(List.of(new Cookie("meno_session", token).setUrl("http://localhost:" + RestAssured.port)));
    }

    private static List<String> noteKeys(Page page) {
        List<String> keys = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (isAttempt(request)) {
                keys.add(request.headers().get("idempotency-key"));
            }
        });
        return keys;
    }

    private static boolean isAttempt(Request request) {
        return request.method().equals("POST") && request.url().contains("/attempts");
    }

    private JsonPath attempts() {
        return as(token)
                .get("/v1/learners/me/attempts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath exam(Page page, int position) {
        return as(token)
                .get("/v1/sessions/{id}/questions/{position}", session(page), position)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String session(Page page) {
        Matcher session = Pattern.compile("session=([0-9a-f-]{36})").matcher(page.url());
        assertThat(session.find()).as(page.url()).isTrue();
        return session.group(1);
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private static void publish(String key, Map<String, Object> files) {
        as(Api.demo("partner"))
                .body(Map.of("files", files))
                .post("/v1/courses/{key}/imports", key)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> everyKind() {
        List<Map<String, Object>> questions = List.of(
                TinyCourse.question("single", "Which one fits?\n\n| size | cost |\n|---|---:|\n| small | 1.5 |"),
                multipleResponse(),
                TinyCourse.template("sum"),
                TinyCourse.ordering("order"),
                TinyCourse.matching("match"));
        return TinyCourse.files(KINDS, questions);
    }

    /** Right are A and B. */
    private static Map<String, Object> multipleResponse() {
        Map<String, Object> question = TinyCourse.question("several", "Which two?");
        question.put("kind", "multiple-response");
        List<Map<String, Object>> options = new ArrayList<>();
        for (String id : List.of("A", "B", "C", "D")) {
            Map<String, Object> option = new HashMap<>();
            option.put("id", id);
            option.put("text", "Text " + id);
            option.put("correct", id.equals("A") || id.equals("B"));
            option.put("rationale", "Because " + id);
            options.add(option);
        }
        question.put("options", options);
        return question;
    }
}
