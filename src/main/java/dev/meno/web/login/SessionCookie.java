package dev.meno.web.login;

import dev.meno.access.TokenIssuer;
import dev.meno.web.Person;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;

/** The cookie that keeps a browser logged in: its value is an access token like any other, which no script can read. */
@Singleton
class SessionCookie {
    static final String NAME = "meno_session";

    private final TokenIssuer tokens;
    private final SessionConfig config;

    SessionCookie(TokenIssuer tokens, SessionConfig config) {
        this.tokens = tokens;
        this.config = config;
    }

    NewCookie of(Person person, HttpServerRequest request) {
        String token = tokens.forBrowser(
                        person.tenant(), person.subject(), person.roles(), person.name(), config.sessionLifetime())
                .accessToken();
        return cookie(token, (int) config.sessionLifetime().toSeconds(), request);
    }

    /** What makes a browser forget its session. */
    NewCookie none(HttpServerRequest request) {
        return cookie("", 0, request);
    }

    private static NewCookie cookie(String value, int maxAgeSeconds, HttpServerRequest request) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .maxAge(maxAgeSeconds)
                .httpOnly(true)
                .secure("https".equals(request.scheme()))
                // Lax and not Strict: a link in a mail to a page of ours should not end at the log-in.
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
