package dev.meno.web.login;

import dev.meno.web.PagePaths;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Shows a page where the log-in at a provider fails: it was given up there, took too long, or was not begun here. */
@ApplicationScoped
class OidcFailure {
    private static final int ORDER = -8_000;

    private final LoginPages pages;

    OidcFailure(LoginPages pages) {
        this.pages = pages;
    }

    void install(@Observes Router router) {
        router.route(PagePaths.LOGIN_BY_PROVIDER)
                .order(ORDER)
                .handler(RoutingContext::next)
                .failureHandler(this::show);
    }

    private void show(RoutingContext context) {
        boolean refused = context.failure() instanceof AuthenticationCompletionException
                || context.failure() instanceof AuthenticationFailedException;
        if (!refused || context.response().headWritten()) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(401)
                .putHeader(HttpHeaders.CONTENT_TYPE, PagePaths.HTML)
                .end(pages.refusal(
                        "Signing in didn't work",
                        "Your organisation's reply doesn't belong to a sign-in that started here, or it came too late."
                                + " Try again."));
    }
}
