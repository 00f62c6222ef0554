package dev.meno.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests of the pages' modules, {@code src/test/web/*.test.js}, as they are in a browser: no Node, no bundle and no server.
 * Each test of a module is a test here, by its name.
 */
@ExtendWith(BrowserExtension.class)
class WebModulesTest {
    private static final Path TESTS = Path.of("src/test/web");

    @TestFactory
    Stream<DynamicContainer> modules(Browser browser) throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            List<Path> modules = files.filter(file -> file.toString().endsWith(".test.js"))
                    .sorted()
                    .toList();
            assertThat(modules).hasSizeGreaterThan(5);
            return modules.stream()
                    .map(module -> dynamicContainer(
                            module.getFileName().toString(),
                            run(browser, module).stream()
                                    .map(result -> dynamicTest(
                                            result.name(),
                                            () -> assertThat(result.error()).isNull()))));
        }
    }

    private record Result(String name, @Nullable String error) {}

    /** Runs a module's tests in a page of its own, with an empty storage. */
    @SuppressWarnings("unchecked")
    private static List<Result> run(Browser browser, Path module) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"))) {
            Page page = SourceModules.open(context);
            List<Map<String, String>> results = (List<Map<String, String>>) page.evaluate("""
                    async module => {
                        const { run } = await import('/src/test/web/harness.js');
                        await import(module);
                        return run();
                    }""", "/" + module);
            assertThat(results).as("tests of %s", module).isNotEmpty();
            return results.stream()
                    .map(result -> new Result(result.get("name"), result.get("error")))
                    .toList();
        }
    }
}
