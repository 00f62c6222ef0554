package dev.meno.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one browser for all tests, and gives each test a {@link Visit} of its own, on which nothing may have gone wrong. A test that
 * opens no page of the application takes the {@link Browser} itself.
 */
class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(BrowserExtension.class);

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (chromium().isPresent() || System.getenv("CI") != null) {
            return ConditionEvaluationResult.enabled("there must be a browser");
        }
        System.err.printf(
                "%n***** SKIPPED, for there is no Chromium: %s. Install it, or set MENO_CHROMIUM to its program. *****%n%n",
                context.getDisplayName());
        return ConditionEvaluationResult.disabled("there is no Chromium");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return List.of(Visit.class, Browser.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared =
                context.getRoot().getStore(STORE).computeIfAbsent("browser", key -> Shared.start(), Shared.class);
        if (parameter.getParameter().getType().equals(Browser.class)) {
            return shared.browser();
        }
        return context.getStore(STORE).computeIfAbsent("visit", key -> new Visit(shared.browser()), Visit.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Visit visit = context.getStore(STORE).get("visit", Visit.class);
        if (visit != null && context.getExecutionException().isEmpty()) {
            visit.assertNothingWentWrong();
        }
    }

    private static Optional<Path> chromium() {
        return Stream.concat(Stream.ofNullable(System.getenv("MENO_CHROMIUM")), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private record Shared(Playwright playwright, Browser browser) implements AutoCloseable {
        static Shared start() {
            PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE_MILLIS);
            Path program = chromium()
                    .orElseThrow(() -> new IllegalStateException("There is no Chromium, and CI may not do without."));
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            // The sandbox refuses root, whom containers and CI run as; the rest keeps the browser
                            // quiet.
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            return new Shared(playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
