package dev.meno.web;

import dev.meno.problem.UndescribedRoutes;
import jakarta.inject.Singleton;
import java.util.Set;

/** The pages are for people and stand in no description of the API. */
@Singleton
class PageRoutes implements UndescribedRoutes {
    @Override
    public Set<String> methods(String path) {
        if (path.equals(PagePaths.LOGIN_BY_PROVIDER)) {
            return Set.of("GET");
        }
        return switch (Destination.firstSegment(path)) {
            case PagePaths.DASHBOARD -> Set.of("GET");
            case "/", PagePaths.PRACTICE, PagePaths.DOCS -> ofExactly(path, Set.of("GET"));
            case PagePaths.LOGIN -> ofExactly(path, Set.of("GET", "POST"));
            case PagePaths.LOGOUT -> ofExactly(path, Set.of("POST"));
            default -> Set.of();
        };
    }

    private static Set<String> ofExactly(String path, Set<String> methods) {
        return path.equals(Destination.firstSegment(path)) ? methods : Set.of();
    }
}
