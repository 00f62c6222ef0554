package dev.meno.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bundled front end, held in memory: about a megabyte. Names carry a hash of the content, so that a browser keeps a file for
 * ever and asks for a new one by its new name; pages name files by their source.
 */
@Singleton
@Startup
class Assets {
    static final String PATH = "/assets/";

    private static final String FOLDER = "web-assets/";
    private static final String PAGES = "src/main/web/pages/";

    private final ObjectMapper json;
    private final LaunchMode mode;
    private Content content;

    Assets(ObjectMapper json, LaunchMode mode) {
        this.json = json;
        this.mode = mode;
        this.content = read();
    }

    /** The file of this name, with its hash. */
    Optional<Asset> find(String name) {
        return Optional.ofNullable(content.files().get(name));
    }

    /**
     * What a page loads.
     *
     * @param page name of its entry without the ending, for example {@code login}
     */
    Bundle bundle(String page) {
        Bundle bundle = current().bundles().get(page + ".js");
        if (bundle == null) {
            throw new IllegalArgumentException("There is no entry (%s%s.js).".formatted(PAGES, page));
        }
        return bundle;
    }

    /**
     * The path of another entry, for example {@code theme.css}.
     *
     * @param entry its file name in the sources
     */
    String path(String entry) {
        String path = current().entries().get(entry);
        if (path == null) {
            throw new IllegalArgumentException("There is no entry (%s%s).".formatted(PAGES, entry));
        }
        return path;
    }

    private Content current() {
        if (mode == LaunchMode.DEVELOPMENT) {
            // A developer bundles a page again under a running application.
            content = read();
        }
        return content;
    }

    private Content read() {
        try {
            JsonNode outputs =
                    json.readTree(resource("bundles.json").getBytes()).path("outputs");
            Map<String, Asset> files = new HashMap<>();
            Map<String, String> entries = new HashMap<>();
            Map<String, Bundle> bundles = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> output : outputs.properties()) {
                String name = fileName(output.getKey());
                files.put(name, Asset.of(name, resource(name), resourceIfPresent(name + ".gz")));
                String source = output.getValue().path("entryPoint").asText();
                // Modules that are loaded on demand are entries too, but no page's.
                if (source.startsWith(PAGES)) {
                    entries.put(fileName(source), PATH + name);
                    bundles.put(fileName(source), bundle(output.getKey(), outputs));
                }
            }
            return new Content(files, entries, bundles);
        } catch (IOException e) {
            throw new UncheckedIOException("The front end cannot be read.", e);
        }
    }

    private static Bundle bundle(String output, JsonNode outputs) {
        Set<String> shared = new LinkedHashSet<>();
        addImports(output, outputs, shared);
        JsonNode stylesheet = outputs.path(output).path("cssBundle");
        return new Bundle(
                PATH + fileName(output),
                List.copyOf(shared),
                stylesheet.isMissingNode() ? null : PATH + fileName(stylesheet.asText()));
    }

    private static void addImports(String output, JsonNode outputs, Set<String> shared) {
        for (JsonNode imported : outputs.path(output).path("imports")) {
            boolean atOnce = imported.path("kind").asText().equals("import-statement");
            String path = imported.path("path").asText();
            if (atOnce && shared.add(PATH + fileName(path))) {
                addImports(path, outputs, shared);
            }
        }
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Buffer resource(String name) throws IOException {
        Buffer content = resourceIfPresent(name);
        if (content == null) {
            throw new IOException("The build left no %s%s.".formatted(FOLDER, name));
        }
        return content;
    }

    private static @Nullable Buffer resourceIfPresent(String name) throws IOException {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + name)) {
            return stream == null ? null : Buffer.buffer(stream.readAllBytes());
        }
    }

    private record Content(Map<String, Asset> files, Map<String, String> entries, Map<String, Bundle> bundles) {}
}
