package dev.meno.web.login;

import dev.meno.problem.ProblemType;
import dev.meno.problem.ProblemWriter;
import dev.meno.web.PagePaths;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Refuses what another site makes a browser send with our cookie (cross-site request forgery). Browsers say where a request comes
 * from by {@code Sec-Fetch-Site}, older ones by {@code Origin}; no script can set either. A request that says neither is refused
 * too. Requests with a bearer token are not concerned, for no browser adds one by itself.
 */
@ApplicationScoped
class CrossSiteGuard {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    /** A forged log-in would make somebody practise, unknowing, as somebody else. */
    private static final Set<String> ALWAYS_GUARDED = Set.of(PagePaths.LOGIN, PagePaths.LOGOUT);
    /** After the body is read, before anything else. */
    private static final int ORDER = -9_000;

    private final ProblemWriter problems;

    CrossSiteGuard(ProblemWriter problems) {
        this.problems = problems;
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
    }

    private void check(RoutingContext context) {
        if (isGuarded(context) && !isFromOurPages(context.request())) {
            problems.refuse(
                    context,
                    ProblemType.CROSS_SITE_REQUEST,
                    "A request with the session cookie must come from a page of the same origin. Send a bearer token"
                            + " instead.");
        } else {
            context.next();
        }
    }

    private static boolean isGuarded(RoutingContext context) {
        return !SAFE_METHODS.contains(context.request().method().name())
                && (CookieAuthentication.session(context) != null || ALWAYS_GUARDED.contains(context.normalizedPath()));
    }

    private static boolean isFromOurPages(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && origin.equals(request.scheme() + "://" + request.authority());
    }
}
