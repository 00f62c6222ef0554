package dev.meno.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Tells browsers what an answer may do: a page what it needs, all else nothing. */
@ApplicationScoped
class SecurityHeaders {
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'";
    private static final String NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** Before all that could answer. */
    private static final int ORDER = -20_000;

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(context -> {
            context.addHeadersEndHandler(ignored -> add(context));
            context.next();
        });
    }

    private static void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        boolean page = isPage(headers.get(HttpHeaders.CONTENT_TYPE));
        headers.set("Content-Security-Policy", page ? PAGE_POLICY : NO_PAGE_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        if (page || context.normalizedPath().startsWith("/v1/")) {
            // What somebody sees of themselves is not for the next one at the same machine.
            if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
                headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        }
    }

    private static boolean isPage(@Nullable String mediaType) {
        return mediaType != null && mediaType.startsWith("text/html");
    }
}
