package dev.meno.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Modules as they stand in the source, for a page that needs no application: no bundle, and no server either. */
final class SourceModules {
    /** Where modules are fetched from; the requests end here, not in the network. */
    private static final String ORIGIN = "http://modules.test/";

    /** What the build has unpacked of the front end's libraries and tools. */
    private static final Path LIBRARIES =
            Path.of(System.getProperty("output.directory", "target"), "web", "node_modules");

    private SourceModules() {}

    /** An empty page that can import {@code /src/…} of this project and {@code /libraries/…}. */
    static Page open(BrowserContext context) {
        Page page = context.newPage();
        page.route("**/*", SourceModules::serve);
        page.navigate(ORIGIN);
        return page;
    }

    private static void serve(Route route) {
        String path = URI.create(route.request().url()).getPath().substring(1);
        Path file = path.startsWith("libraries/")
                ? LIBRARIES.resolve(path.substring("libraries/".length()))
                : Path.of(path);
        if (path.isEmpty()) {
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("<!doctype html>"));
        } else if (Files.isRegularFile(file)) {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/javascript; charset=utf-8")
                    .setPath(file));
        } else {
            route.fulfill(new Route.FulfillOptions().setStatus(404));
        }
    }
}
