package dev.meno.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which methods a path offers: RFC 9110 asks for them in the {@code Allow} header of a 405, and Quarkus leaves it out.
 * Read from the OpenAPI description that the build makes of the code, and asked of those who answer outside of it.
 */
@Singleton
class AllowedMethods {
    private static final String DESCRIPTION = "META-INF/quarkus-generated-openapi-doc.JSON";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final List<Route> routes;
    private final List<UndescribedRoutes> undescribed;

    AllowedMethods(ObjectMapper json, @All List<UndescribedRoutes> undescribed) {
        this.undescribed = undescribed;
        try (InputStream description =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DESCRIPTION)) {
            routes = routes(json.readTree(description).path("paths"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The methods of a path, in alphabetical order; empty if no operation has this path. */
    Set<String> of(String path) {
        Set<String> methods = new TreeSet<>();
        for (Route route : routes) {
            if (route.pattern().matcher(path).matches()) {
                methods.addAll(route.methods());
            }
        }
        undescribed.forEach(more -> methods.addAll(more.methods(path)));
        return methods;
    }

    private static List<Route> routes(JsonNode paths) {
        List<Route> routes = new ArrayList<>();
        paths.properties().forEach(path -> {
            String pattern = Pattern.compile("\\{[^}]+}")
                    .splitAsStream(path.getKey())
                    .map(Pattern::quote)
                    .reduce((a, b) -> a + "[^/]+" + b)
                    .orElse("");
            String trailing = path.getKey().endsWith("}") ? "[^/]+" : "";
            Set<String> methods = new TreeSet<>();
            path.getValue().fieldNames().forEachRemaining(name -> {
                if (METHODS.contains(name)) {
                    methods.add(name.toUpperCase(Locale.ROOT));
                }
            });
            routes.add(new Route(Pattern.compile(pattern + trailing), methods));
        });
        return routes;
    }

    private record Route(Pattern pattern, Set<String> methods) {}
}
