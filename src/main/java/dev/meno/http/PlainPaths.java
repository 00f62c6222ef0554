package dev.meno.http;

import dev.meno.problem.ProblemType;
import dev.meno.problem.ProblemWriter;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Answers 404 to paths with parameters ({@code /login/oidc;x}) or with escaped separators, which Meno has nowhere. The security
 * layer of Quarkus and the REST layer read such a path differently, so a request could reach a resource past the policy that guards
 * it (CVE-2026-39852, CVE-2026-50559).
 */
@ApplicationScoped
class PlainPaths {
    /** A semicolon, plain or escaped; an escaped slash or backslash; a backslash. */
    private static final Pattern AMBIGUOUS = Pattern.compile(";|\\\\|%3b|%2f|%5c", Pattern.CASE_INSENSITIVE);

    /** Before {@link BodyLimit}, so that nothing of the body is read. */
    private static final int FIRST = -11_000;

    private final ProblemWriter problems;

    PlainPaths(ProblemWriter problems) {
        this.problems = problems;
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::check);
    }

    private void check(RoutingContext context) {
        if (AMBIGUOUS.matcher(context.request().path()).find()) {
            problems.refuse(context, ProblemType.NOT_FOUND, "Paths can't contain parameters or escaped separators.");
        } else {
            context.next();
        }
    }
}
