package dev.meno.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * One person's visit in a test: windows of a device, logged in or not. It notes what the browser complains of (errors in the console,
 * breaches of the Content Security Policy, scripts that fail, answers that are errors) and every request to another origin; the test
 * fails on any that it did not {@linkplain #expect announce}.
 */
public final class Visit implements AutoCloseable {
    /** How long a page may take for what is asserted of it or done with it: the gate keeps the machine busy. */
    static final double PATIENCE_MILLIS = 60_000;

    private static final String AXE = resource("/axe.min.js");

    /** The console does not always name the directive; the event does. */
    private static final String REPORT_BREACHES =
            "document.addEventListener('securitypolicyviolation', event => console.error("
                    + "`Content Security Policy: ${event.violatedDirective} refuses ${event.blockedURI} ${event.sample}`));";

    private final Browser browser;
    private final String origin = "http://localhost:" + RestAssured.port;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Visit(Browser browser) {
        this.browser = browser;
    }

    /** A window of a device that knows nothing yet, with a light page. */
    public Page open(Device device) {
        return open(device, ColorScheme.LIGHT);
    }

    public Page open(Device device, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(origin)
                .setViewportSize(device.width, device.height)
                .setHasTouch(device == Device.PHONE)
                .setColorScheme(scheme)
                .setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        contexts.add(context);
        // Init scripts are not subject to the page's policy, which must stay in force.
        context.addInitScript(REPORT_BREACHES);
        context.addInitScript(AXE);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add("%s: %s (%s)".formatted(message.type(), message.text(), message.location()));
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequest(this::noteStranger);
        return page;
    }

    /** Logs a window in as the demo's {@code learner} or {@code instructor}, as its button would. */
    public void logIn(Page page, String account) {
        APIResponse answer = page.request()
                .post(
                        "/login",
                        RequestOptions.create()
                                .setHeader("Sec-Fetch-Site", "same-origin")
                                .setForm(FormData.create().set("account", account))
                                .setMaxRedirects(0));
        assertThat(answer.status()).isEqualTo(303);
    }

    /** Says that the test brings about complaints which match, for example an answer 409. */
    public void expect(String complaint) {
        expected.add(Pattern.compile(complaint));
    }

    /** Keeps a picture of the whole page among the build's output. */
    public void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(System.getProperty("output.directory", "target"), "screenshots", name + ".png")));
    }

    /** Checks the page as it stands by axe-core; fails on anything serious or critical. */
    @SuppressWarnings("unchecked")
    public void assertAccessible(Page page) {
        List<Map<String, Object>> violations = (List<Map<String, Object>>) page.evaluate("""
                async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                    .filter(violation => ['serious', 'critical'].includes(violation.impact))
                    .map(({ id, help, nodes }) => ({ id, help, where: nodes.map(node => node.html + ' ' + node.failureSummary) }))""");
        assertThat(violations).as("what axe-core finds on %s", page.url()).isEmpty();
    }

    /** Fails if the page is wider than its window, so that one would have to scroll sideways. */
    public void assertFitsWidth(Page page) {
        int surplus = ((Number) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
        assertThat(surplus).as("pixels of %s beyond the window", page.url()).isZero();
    }

    /** Bytes that the browser receives, headers included, while a page is opened with an empty cache until the network is quiet. */
    public long transferred(Page page, String path) {
        List<Request> requests = new CopyOnWriteArrayList<>();
        page.onRequestFinished(requests::add);
        page.navigate(path);
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        return requests.stream()
                .map(Request::sizes)
                .mapToLong(sizes -> sizes.responseBodySize + sizes.responseHeadersSize)
                .sum();
    }

    void assertNothingWentWrong() {
        assertThat(complaints)
                .filteredOn(complaint -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(complaint).find()))
                .as("what the browser complained of")
                .isEmpty();
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }

    private void noteStranger(Request request) {
        String url = request.url();
        if (!url.startsWith(origin + "/") && !url.startsWith("data:") && !url.startsWith("blob:" + origin)) {
            complaints.add("request to another origin: " + url);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = Visit.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
