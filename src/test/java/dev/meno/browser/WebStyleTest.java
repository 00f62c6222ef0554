package dev.meno.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Holds the pages' source to one layout and to the rules of {@code src/test/web/style.js}. With {@code -Dweb.format} it rewrites what
 * is laid out otherwise.
 */
@ExtendWith(BrowserExtension.class)
class WebStyleTest {
    private static final boolean REWRITE =
            !System.getProperty("web.format", "false").equals("false");

    @Test
    void theLayoutIsPrettiers(Browser browser) throws IOException {
        Map<String, String> otherwise = format(browser, sources());
        if (REWRITE) {
            for (Map.Entry<String, String> file : otherwise.entrySet()) {
                Files.writeString(Path.of(file.getKey()), file.getValue());
            }
        } else {
            assertThat(otherwise.keySet())
                    .as("files to lay out by ./meno format")
                    .isEmpty();
        }
    }

    @Test
    void nothingIsUnusedUnknownOrUnreachable(Browser browser) throws IOException {
        assertThat(lint(browser, sources())).isEmpty();
    }

    @Test
    void theChecksFindWhatTheyLookFor(Browser browser) {
        assertThat(format(browser, Map.of("a.js", "export const a = {b:1}", "b.css", "p{margin:0}")))
                .containsEntry("a.js", "export const a = { b: 1 };\n")
                .containsEntry("b.css", "p {\n    margin: 0;\n}\n");
        assertThat(lint(browser, Map.of("a.js", """
                import { used, unused } from './b.js';
                import { missing } from './c.js';
                var old = used == 1;
                export function f(a, _b) {
                    return nowhere + old + missing;
                    debugger;
                }
                """, "b.js", "export const used = document.title != null;\n")))
                .anyMatch(finding -> finding.startsWith("a.js:1: unknown export"))
                .anyMatch(finding -> finding.startsWith("a.js:2: unknown module"))
                .anyMatch(finding -> finding.startsWith("a.js:3: loose comparison"))
                .anyMatch(finding -> finding.startsWith("a.js:3: var"))
                .anyMatch(finding -> finding.startsWith("a.js:4: unused, 'a'"))
                .anyMatch(finding -> finding.startsWith("a.js:5: unknown name"))
                .anyMatch(finding -> finding.startsWith("a.js:6: unreachable"))
                .anyMatch(finding -> finding.startsWith("a.js:6: debugger"))
                .noneMatch(finding -> finding.contains("_b") || finding.startsWith("b.js"));
        assertThat(lint(browser, Map.of("a.js", "export const = 1;")))
                .anyMatch(finding -> finding.equals("a.js:1: not JavaScript"));
    }

    /** The scripts and stylesheets of the pages and of their tests, by path. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String folder : List.of("src/main/web", "src/test/web")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(js|css)"))
                        .toList()) {
                    sources.put(file.toString(), Files.readString(file));
                }
            }
        }
        assertThat(sources).hasSizeGreaterThan(50);
        return sources;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> format(Browser browser, Map<String, String> files) {
        try (BrowserContext context = browser.newContext()) {
            return (Map<String, String>) SourceModules.open(context)
                    .evaluate("async files => (await import('/src/test/web/style.js')).format(files)", files);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> lint(Browser browser, Map<String, String> files) {
        try (BrowserContext context = browser.newContext()) {
            Page page = SourceModules.open(context);
            page.addScriptTag(new Page.AddScriptTagOptions().setUrl("/libraries/typescript/lib/typescript.js"));
            return (List<String>)
                    page.evaluate("async files => (await import('/src/test/web/style.js')).lint(files)", files);
        }
    }
}
