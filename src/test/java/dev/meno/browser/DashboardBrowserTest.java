package dev.meno.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.meno.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.meno.Api;
import dev.meno.platform.TinyCourse;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The instructor's pages: what they show is what the API says, and they can be used by everybody. */
@BrowserTest
class DashboardBrowserTest {
    private static final int QUESTIONS = 4;

    private String instructor = "";
    private String partner = "";

    @BeforeEach
    void logIn() {
        instructor = Api.demo("instructor");
        partner = Api.demo("partner");
    }

    @Test
    void theFiguresAreThoseOfTheApi(Visit visit) {
        String course = course();
        String cohort = cohort("Figures");
        List<String> learners = classOf(cohort, course, 6);
        JsonPath figures = analytics(cohort, "", course);
        assertThat(figures.getInt("attempts")).isEqualTo(learners.size() * QUESTIONS);

        Page page = openAsInstructor(visit, Device.DESKTOP, ColorScheme.LIGHT);
        page.navigate(address(cohort, "", course));
        assertThat(tile(page, "Learners")).containsText("6");
        assertThat(tile(page, "Active")).containsText("6");
        assertThat(tile(page, "Attempts")).containsText("24");
        assertThat(figure(page, "Sums"))
                .containsText("Mean ability %s ± %s"
                        .formatted(
                                signed(figures.getDouble("domains[0].mean")),
                                decimal(figures.getDouble("domains[0].meanError"))));
        assertThat(page.locator("#at-risk"))
                .hasText("Who may need help (%d)"
                        .formatted(figures.getList("atRisk").size()));

        Locator rows = page.locator("#learner-table tbody tr");
        assertThat(rows).hasCount(6);
        for (Map<String, Object> learner :
                analytics(cohort, "/learners", course).<Map<String, Object>>getList("learners")) {
            Locator row = rows.filter(new Locator.FilterOptions().setHasText((String) learner.get("name")));
            assertThat(row.locator("td").first()).hasText(String.valueOf(learner.get("attempts")));
        }
        JsonPath topics = analytics(cohort, "/topics", course);
        assertThat(page.locator("#heat-map .mean td").first())
                .containsText(percent(topics.getDouble("topics[0].mastery")));
        assertThat(page.locator(".plot canvas").first()).isVisible();
    }

    @Test
    void aTableIsDownloadedAsTheApiGivesIt(Visit visit) throws IOException {
        String course = course();
        String cohort = cohort("Download");
        classOf(cohort, course, 5);
        Page page = openAsInstructor(visit, Device.DESKTOP, ColorScheme.LIGHT);
        page.navigate(address(cohort, "", course));
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("the abilities", "");
        tables.put("growth", "/growth");
        tables.put("the topics", "/topics");
        tables.put("the learners", "/learners");
        for (Map.Entry<String, String> table : tables.entrySet()) {
            Download download = page.waitForDownload(
                    () -> button(page, "Download CSV of " + table.getKey()).click());
            String expected = as(instructor)
                    .accept("text/csv")
                    .get("/v1/cohorts/%s/analytics%s?course=%s".formatted(cohort, table.getValue(), course))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            try (InputStream file = download.createReadStream()) {
                assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                        .as(table.getKey())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aCohortIsMadeAndReadByKeyboard(Visit visit) {
        Page page = openAsInstructor(visit, Device.DESKTOP, ColorScheme.LIGHT);
        page.navigate("/dashboard");
        page.getByLabel("Name").focus();
        String name = "Made by keyboard " + UUID.randomUUID();
        page.keyboard().type(name);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/dashboard/cohorts/[0-9a-f-]+#enrolment$"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(name);
        assertThat(page.locator(".empty")).containsText("Nobody is enrolled yet");
        visit.assertAccessible(page);
        visit.screenshot(page, "dashboard-empty");

        String course = course();
        String cohort = cohort("Sorted");
        classOf(cohort, course, 5);
        page.navigate(address(cohort, "", course));
        Locator head = page.locator("#learner-table thead th").nth(1);
        head.locator("button").focus();
        page.keyboard().press("Enter");
        assertThat(head).hasAttribute("aria-sort", "descending");
        page.keyboard().press("Enter");
        assertThat(head).hasAttribute("aria-sort", "ascending");
    }

    @Test
    void aPeriodStandsInTheAddressAndAnImpossibleOneIsRefused(Visit visit) {
        String course = course();
        String cohort = cohort("Period");
        classOf(cohort, course, 5);
        Page page = openAsInstructor(visit, Device.DESKTOP, ColorScheme.LIGHT);
        page.navigate(address(cohort, "", course) + "&from=2001-01-01&to=2001-01-31");
        assertThat(page.locator(".empty")).containsText("No answers in this period");

        page.getByLabel("From (UTC)").fill("2001-02-01");
        button(page, "Show").click();
        assertThat(page.locator("#period-wrong")).hasText("The period ends before it begins.");
        assertThat(page).hasURL(Pattern.compile("from=2001-01-01"));

        button(page, "All time").click();
        assertThat(tile(page, "Attempts")).containsText("20");
        assertThat(page).hasURL(Pattern.compile("\\?course=" + course + "$"));
    }

    @Test
    void whatIsSaidOfTooFewIsWithheld(Visit visit) {
        String course = course();
        String cohort = cohort("Few");
        classOf(cohort, course, 4);
        Page page = openAsInstructor(visit, Device.DESKTOP, ColorScheme.LIGHT);
        page.navigate(address(cohort, "", course));
        assertThat(figure(page, "Sums").first()).containsText("Withheld: fewer than 5 learners answered");
        assertThat(page.locator("#heat-map .mean td").first()).containsText("withheld");
    }

    @Test
    void aListIsCheckedFollowedAndItsBadRowReported(Visit visit) {
        String cohort = cohort("List");
        String known = "row-" + UUID.randomUUID();
        Page page = openAsInstructor(visit, Device.PHONE, ColorScheme.LIGHT);
        page.navigate("/dashboard/cohorts/" + cohort);
        String list = "sourcedId,role,givenName,familyName\r\n%s,student,Ada,Lovelace\r\nrow-2,teacher,Bad,Row\r\n"
                .formatted(known);
        page.getByLabel("CSV file")
                .setInputFiles(new FilePayload("class.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
        button(page, "Check only").click();
        assertThat(page.locator(".report")).containsText("nothing done yet");
        assertThat(as(instructor).get("/v1/cohorts/" + cohort).jsonPath().getInt("learners"))
                .isZero();

        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Enrol").setExact(true))
                .click();
        assertThat(page.locator(".report")).containsText("2 rows: 1 enrolled (1 of them new)");
        Locator rejected = page.locator("#rejected tbody tr");
        assertThat(rejected).hasCount(1);
        assertThat(rejected).containsText("teacher");
        assertThat(rejected.locator("th")).hasText("3");
        visit.assertFitsWidth(page);
        visit.assertAccessible(page);
        visit.screenshot(page, "dashboard-list-phone");

        page.getByLabel("Learner's id in your system").fill(known);
        button(page, "Enrol learner").click();
        assertThat(page.getByText(known + " was enrolled already.")).isVisible();
        assertThat(as(instructor).get("/v1/cohorts/" + cohort).jsonPath().getInt("learners"))
                .isEqualTo(1);
    }

    @Test
    void aCohortIsArchivedAndRestored(Visit visit) {
        String cohort = cohort("Old");
        Page page = openAsInstructor(visit, Device.DESKTOP, ColorScheme.LIGHT);
        page.navigate("/dashboard/cohorts/" + cohort);
        button(page, "Archive cohort").click();
        button(page, "Yes, archive").click();
        assertThat(page.getByText("This cohort is archived since")).isVisible();
        assertThat(page.getByLabel("CSV file")).hasCount(0);
        assertThat(as(instructor).get("/v1/cohorts/" + cohort).jsonPath().getString("status"))
                .isEqualTo("archived");

        button(page, "Restore").click();
        assertThat(page.getByLabel("CSV file")).isVisible();
        assertThat(as(instructor).get("/v1/cohorts/" + cohort).jsonPath().getString("status"))
                .isEqualTo("active");
    }

    @Test
    void aClassIsSeenWhileItPractises(Visit visit) {
        String course = course();
        String cohort = cohort("Live");
        String learner = enrolNew(cohort);
        Page page = openAsInstructor(visit, Device.PHONE, ColorScheme.DARK);
        page.navigate(address(cohort, "/live", course));
        assertThat(page.locator(".state")).containsText("Live");
        assertThat(page.locator(".empty")).containsText("Nobody is practising");

        practise(learner, course);
        assertThat(page.locator("#live-table tbody tr")).hasCount(1);
        assertThat(tile(page, "Answers today")).containsText(String.valueOf(QUESTIONS));

        Page unpaused = page.context().newPage();
        unpaused.navigate(address(cohort, "/live", course));
        assertThat(unpaused.locator("#live-table tbody tr")).hasCount(1);
        button(page, "Pause").click();
        assertThat(page.locator(".state")).containsText("Paused");
        practise(enrolNew(cohort), course);
        assertThat(unpaused.locator("#live-table tbody tr")).hasCount(2);
        assertThat(page.locator("#live-table tbody tr")).hasCount(1);
        button(page, "Go on").click();
        assertThat(page.locator("#live-table tbody tr")).hasCount(2);
        visit.assertAccessible(page);
        visit.assertFitsWidth(page);
        visit.screenshot(page, "dashboard-live-phone-dark");
    }

    @Test
    void whereNoStreamCanBeHadTheClassIsAskedForAgainAndAgain(Visit visit) {
        // The browser's words on a stream that is refused.
        visit.expect("429");
        visit.expect("EventSource");
        String course = course();
        String cohort = cohort("Asked");
        String learner = enrolNew(cohort);
        Page page = openAsInstructor(visit, Device.PHONE, ColorScheme.LIGHT);
        List<Route> streams = new CopyOnWriteArrayList<>();
        page.route("**/v1/**/live", route -> {
            if (!isStream(route.request())) {
                route.resume();
                return;
            }
            streams.add(route);
            // The second one hangs for a while.
            if (streams.size() != 2) {
                refuse(route);
            }
        });
        page.clock().install();
        page.navigate(address(cohort, "/live", course));
        assertThat(page.locator(".empty")).containsText("Nobody is practising");
        String seen = page.getByText("Last change seen at").innerText();

        page.clock().fastForward(6_000);
        assertThat(page.locator(".state")).containsText("Asked every 5 seconds");
        assertThat(page.getByText("Last change seen at")).hasText(seen);

        // Questions go on while the stream is tried anew, and after it is refused anew.
        while (streams.size() < 2) {
            awaitQuestion(page);
        }
        awaitQuestion(page);
        refuse(streams.get(1));
        for (int i = 0; i < 3; i++) {
            awaitQuestion(page);
        }
        practise(learner, course);
        page.clock().fastForward(6_000);
        assertThat(page.locator("#live-table tbody tr")).hasCount(1);
        assertThat(page.getByText("Last change seen at")).not().hasText(seen);
    }

    @Test
    void aPageThatNobodySeesIsNotTold(Visit visit) {
        String course = course();
        String cohort = cohort("Hidden");
        String learner = enrolNew(cohort);
        Page page = openAsInstructor(visit, Device.PHONE, ColorScheme.LIGHT);
        page.navigate(address(cohort, "/live", course));
        assertThat(page.locator(".state")).containsText("Live");
        Request stream = page.waitForRequest(DashboardBrowserTest::isStream, () -> {
            hide(page, true);
            hide(page, false);
        });
        assertThat(stream.url()).endsWith("/live");
        assertThat(page.locator(".state")).containsText("Live");

        hide(page, true);
        Page other = page.context().newPage();
        other.navigate(address(cohort, "/live", course));
        assertThat(other.locator(".state")).containsText("Live");
        practise(learner, course);
        assertThat(other.locator("#live-table tbody tr")).hasCount(1);
        assertThat(page.locator("#live-table tbody tr")).hasCount(0);
        hide(page, false);
        assertThat(page.locator("#live-table tbody tr")).hasCount(1);
    }

    @Test
    void aCohortThatIsGoneIsSaidToBeGone(Visit visit) {
        visit.expect("404");
        String cohort = cohort("Gone");
        Page page = openAsInstructor(visit, Device.DESKTOP, ColorScheme.LIGHT);
        page.navigate("/dashboard/cohorts/" + cohort);
        page.route("**/enrolments*", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
        page.getByLabel("Learner's id in your system").fill("somebody");
        button(page, "Enrol learner").click();
        assertThat(page.getByText("This cohort no longer exists, or it isn't yours."))
                .isVisible();
        assertThat(button(page, "Enrol learner")).isFocused();

        page.route("**/v1/**/live", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
        page.navigate("/dashboard/cohorts/" + cohort + "/live");
        assertThat(page.getByText("This cohort no longer exists, or it isn't yours."))
                .isVisible();
    }

    @Test
    void withoutACourseCohortsAreListedAndFilled(Visit visit) {
        String cohort = cohort("Before the course");
        Page page = openAsInstructor(visit, Device.PHONE, ColorScheme.LIGHT);
        page.route(
                "**/v1/courses?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"items\":[]}")));
        page.navigate("/dashboard");
        assertThat(page.getByText("There is no course yet.")).isVisible();
        assertThat(page.locator(".cohorts a[href='/dashboard/cohorts/%s']".formatted(cohort)))
                .isVisible();
        page.navigate("/dashboard/cohorts/" + cohort);
        assertThat(page.getByText("There is no course yet.")).isVisible();
        assertThat(page.getByLabel("CSV file")).isVisible();

        page.navigate("/dashboard/cohorts/%s/live".formatted(cohort));
        assertThat(page.locator(".empty")).containsText("Nobody is enrolled yet");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Enrol learners"))
                .click();
        assertThat(page).hasURL(Pattern.compile(cohort + "#enrolment$"));
    }

    @Test
    void theFiguresOfAFarCohortAreAskedForWhenItIsScrolledTo(Visit visit) {
        for (int i = 0; i < 6; i++) {
            enrolNew(cohort("Far " + i));
        }
        String far = cohort("Farthest");
        enrolNew(far);
        Page page = openAsInstructor(visit, Device.PHONE, ColorScheme.LIGHT);
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate("/dashboard");
        Locator card = page.locator(
                ".cohorts > li", new Page.LocatorOptions().setHas(page.locator("a[href*='%s']".formatted(far))));
        assertThat(card).containsText("Expected to pass");
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        assertThat(asked).noneMatch(url -> url.contains(far + "/analytics"));

        card.scrollIntoViewIfNeeded();
        assertThat(card).containsText("too little known");
        assertThat(asked).anyMatch(url -> url.contains(far + "/analytics"));
    }

    @Test
    void theFocusFollowsWhatAButtonBringsAbout(Visit visit) throws IOException {
        String cohort = cohort("Keys");
        Page page = openAsInstructor(visit, Device.DESKTOP, ColorScheme.LIGHT);
        page.onDialog(Dialog::accept);
        page.navigate("/dashboard/cohorts/" + cohort);
        StringBuilder list = new StringBuilder("sourcedId,givenName\r\n");
        for (int i = 0; i < 60; i++) {
            list.append("keys-%s,Learner %02d\r\n".formatted(UUID.randomUUID(), i));
        }
        page.getByLabel("CSV file")
                .setInputFiles(
                        new FilePayload("class.csv", "text/csv", list.toString().getBytes(StandardCharsets.UTF_8)));
        press(page, exactly(page, "Enrol"));
        assertThat(page.locator(".report [role=status]")).containsText("60 enrolled");
        assertThat(page.locator(".report [role=status]")).isFocused();

        page.locator("summary", new Page.LocatorOptions().setHasText("Members (60)"))
                .click();
        assertThat(page.locator("#members tbody tr")).hasCount(50);
        press(
                page,
                page.locator("details", new Page.LocatorOptions().setHas(page.locator("#members")))
                        .getByText("Show 10 more"));
        assertThat(page.locator("#members tbody tr")).hasCount(60);
        assertThat(page.locator("#members tbody th").nth(50)).isFocused();

        Download download = page.waitForDownload(
                () -> button(page, "Download CSV of the members").click());
        try (InputStream file = download.createReadStream()) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(61)
                    .startsWith("\"learnerId\",\"externalId\",\"name\",\"joinedAt\"")
                    .anyMatch(line -> line.contains("\"Learner 00\""));
        }

        press(page, button(page, "Take out Learner 00"));
        assertThat(page.locator("details [role=status]")
                        .filter(new Locator.FilterOptions().setHasText("Learner 00 is taken out.")))
                .isFocused();
        assertThat(page.locator("summary", new Page.LocatorOptions().setHasText("Members (59)")))
                .isVisible();

        press(page, button(page, "Archive cohort"));
        assertThat(page.getByText("Archive Keys?")).isVisible();
        assertThat(page.locator(":focus")).hasText("Archive Keys?");
        press(page, exactly(page, "No"));
        assertThat(button(page, "Archive cohort")).isFocused();
        press(page, button(page, "Archive cohort"));
        press(page, button(page, "Yes, archive"));
        assertThat(button(page, "Restore")).isFocused();
        page.keyboard().press("Enter");
        assertThat(button(page, "Archive cohort")).isFocused();
    }

    @Test
    void aFileThatIsNoListOfLearnersIsRefusedUnsent(Visit visit) throws IOException {
        Path film = Files.createTempFile("film", ".csv");
        try {
            Files.write(film, new byte[9_000_000]);
            Page page = openAsInstructor(visit, Device.PHONE, ColorScheme.LIGHT);
            page.navigate("/dashboard/cohorts/" + cohort("Film"));
            page.getByLabel("CSV file").setInputFiles(film);
            assertThat(page.locator("#list-wrong")).containsText("This file has 9.0 MB");
            assertThat(exactly(page, "Enrol")).isDisabled();
            visit.assertAccessible(page);
            visit.screenshot(page, "dashboard-large-list-phone");
        } finally {
            Files.delete(film);
        }
    }

    @Test
    void aQuestionIsShownWithItsKeyAndWhoChoseWhat(Visit visit) {
        String course = course();
        String cohort = cohort("Question");
        // The able and the less able: where a question was not everybody's first, they were told apart before it.
        for (int i = 0; i < 6; i++) {
            boolean isAble = i % 2 == 0;
            practise(enrolNew(cohort), course, answer -> isAble);
        }
        JsonPath questions = analytics(cohort, "/questions", course);
        String chosen = IntStream.range(0, QUESTIONS)
                .mapToObj("questions[%d]"::formatted)
                .filter(question ->
                        questions.getList(question + ".options[0].byAbility").size() > 1)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no question with two groups: " + questions.prettify()));
        Page page = openAsInstructor(visit, Device.DESKTOP, ColorScheme.LIGHT);
        page.navigate(address(cohort, "/questions", course));
        assertThat(page.locator("#question-table tbody tr")).hasCount(QUESTIONS);
        String key = questions.getString(chosen + ".key");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(key)).click();
        assertThat(page.locator(".stem")).containsText("Which letter has the number");
        assertThat(tile(page, "Points")).containsText(percent(questions.getDouble(chosen + ".pValue")));
        Locator options = page.locator(".options li");
        assertThat(options).hasCount(4);
        assertThat(page.locator(".options li.key")).containsText("Text B");
        for (int i = 0; i < 4; i++) {
            Map<String, Object> option = questions.getMap(chosen + ".options[%d]".formatted(i));
            assertThat(options.nth(i))
                    .containsText("chosen by " + percent(((Number) option.get("share")).doubleValue()));
        }
        assertThat(page.locator(".plot canvas")).hasCount(2);
    }

    @Test
    void everyPageIsAccessibleAndFitsOnEveryScreenInBothSchemes(Visit visit) {
        String course = course();
        String cohort = cohort("Every screen");
        List<String> learners = classOf(cohort, course, 6);
        String question = analytics(cohort, "/questions", course).getString("questions[0].questionId");
        String other = cohort("The other");
        classOf(other, course, 5);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/dashboard?course=" + course);
        pages.put("cohort", address(cohort, "", course) + "&with=" + other);
        pages.put("learner", address(cohort, "/learners/" + learners.getFirst(), course));
        pages.put("questions", address(cohort, "/questions", course));
        pages.put("question", address(cohort, "/questions/" + question, course));
        for (Device device : Device.values()) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                Page page = openAsInstructor(visit, device, scheme);
                pages.forEach((name, address) -> {
                    page.navigate(address);
                    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                    assertThat(page.getByText("Loading")).hasCount(0);
                    visit.assertAccessible(page);
                    visit.assertFitsWidth(page);
                    visit.screenshot(
                            page,
                            "dashboard-%s-%s-%s".formatted(name, device, scheme).toLowerCase(Locale.ROOT));
                });
            }
        }
    }

    private static Page openAsInstructor(Visit visit, Device device, ColorScheme scheme) {
        Page page = visit.open(device, scheme);
        visit.logIn(page, "instructor");
        return page;
    }

    private static String address(String cohort, String page, String course) {
        return "/dashboard/cohorts/%s%s?course=%s".formatted(cohort, page, course);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private static Locator exactly(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void press(Page page, Locator button) {
        button.focus();
        page.keyboard().press("Enter");
    }

    private static boolean isStream(Request request) {
        return request.headers().getOrDefault("accept", "").contains("text/event-stream");
    }

    private static void refuse(Route stream) {
        stream.fulfill(new Route.FulfillOptions().setStatus(429));
    }

    /** Lets time pass until a live page asks for its class, and has its answer. */
    private static void awaitQuestion(Page page) {
        Request question = page.waitForRequest(
                request -> request.url().endsWith("/live") && !isStream(request),
                () -> page.clock().fastForward(6_000));
        question.response().finished();
    }

    /** Tells a page that its window is hidden, or seen again; a browser without windows never does. */
    private static void hide(Page page, boolean isHidden) {
        page.evaluate("""
                isHidden => {
                    Object.defineProperty(document, 'hidden', { configurable: true, value: isHidden });
                    document.dispatchEvent(new Event('visibilitychange'));
                }""", isHidden);
    }

    private static Locator tile(Page page, String name) {
        return page.locator(
                ".tile",
                new Page.LocatorOptions().setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))));
    }

    private static Locator figure(Page page, String title) {
        return page.locator(
                        ".figure",
                        new Page.LocatorOptions()
                                .setHas(page.getByText(title, new Page.GetByTextOptions().setExact(true))))
                .first();
    }

    /** A course of so few questions that all learners meet the same. */
    private String course() {
        String key = "board-" + UUID.randomUUID();
        List<Map<String, Object>> questions = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            questions.add(TinyCourse.question("question-" + i, "Which letter has the number %d?".formatted(i)));
        }
        as(partner)
                .body(Map.of("files", TinyCourse.files(key, questions)))
                .post("/v1/courses/{key}/imports", key)
                .then()
                .statusCode(200);
        return key;
    }

    private String cohort(String name) {
        return as(instructor)
                .body(Map.of("name", name))
                .post("/v1/cohorts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** New members of a cohort who have answered every question of a course; each other answer is right. */
    private List<String> classOf(String cohort, String course, int size) {
        List<String> learners = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String learner = enrolNew(cohort);
            practise(learner, course);
            learners.add(learner);
        }
        return learners;
    }

    private String enrolNew(String cohort) {
        String learner = Api.newLearner(partner);
        as(instructor)
                .put("/v1/cohorts/{c}/learners/{l}", cohort, learner)
                .then()
                .statusCode(204);
        return learner;
    }

    private void practise(String learner, String course) {
        practise(learner, course, answer -> answer % 2 == 0);
    }

    private void practise(String learner, String course, IntPredicate isRight) {
        String token = Api.learnerToken(partner, learner);
        String session = Api.startSession(token, Map.of("courseId", course));
        for (int i = 0; i < QUESTIONS; i++) {
            JsonPath question = Api.nextQuestion(token, session);
            as(token)
                    .body(Map.of(
                            "questionId",
                            question.getString("questionId"),
                            "response",
                            Map.of("choice", isRight.test(i) ? "B" : "A"),
                            "elapsedMillis",
                            20_000))
                    .post("/v1/sessions/{id}/attempts", session)
                    .then()
                    .statusCode(201);
        }
    }

    private JsonPath analytics(String cohort, String path, String course) {
        return as(instructor)
                .get("/v1/cohorts/%s/analytics%s?course=%s".formatted(cohort, path, course))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String decimal(double number) {
        return new BigDecimal(number).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String signed(double number) {
        String text = decimal(Math.abs(number));
        return text.equals("0.00") ? text : (number < 0 ? "−" : "+") + text;
    }

    private static String percent(double share) {
        return Math.round(share * 100) + "%";
    }
}
