package dev.meno.web;

import dev.meno.platform.Caller;
import dev.meno.platform.Role;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import java.util.Set;

/**
 * Who looks at a page.
 *
 * @param roles empty for a visitor who isn't logged in any more or never was
 * @param name what to call them; empty if that is not known
 */
public record Visitor(Set<String> roles, String name) {
    public static final Visitor STRANGER = new Visitor(Set.of(), "");

    public static Visitor of(Caller caller) {
        try {
            if (!caller.isKnown()) {
                return STRANGER;
            }
            Set<String> roles = Set.copyOf(java.util.stream.Stream.of(Role.LEARNER, Role.INSTRUCTOR, Role.PARTNER)
                    .filter(caller::hasRole)
                    .toList());
            return new Visitor(roles, caller.name().orElse(""));
        } catch (AuthenticationFailedException | AuthenticationCompletionException notOrNoLonger) {
            return STRANGER;
        }
    }

    public boolean isKnown() {
        return !roles.isEmpty();
    }

    /** Practises themselves; a partner practises for nobody in particular. */
    public boolean isLearner() {
        return roles.contains(Role.LEARNER);
    }

    public boolean isInstructor() {
        return roles.contains(Role.INSTRUCTOR) || roles.contains(Role.PARTNER);
    }

    /** The page on which they begin. */
    public String home() {
        return isInstructor() ? PagePaths.DASHBOARD : isLearner() ? PagePaths.PRACTICE : PagePaths.LOGIN;
    }

    public boolean maySee(String path) {
        return switch (Destination.firstSegment(path)) {
            case PagePaths.PRACTICE -> isLearner();
            case PagePaths.DASHBOARD -> isInstructor();
            case PagePaths.DOCS -> true;
            default -> false;
        };
    }
}
