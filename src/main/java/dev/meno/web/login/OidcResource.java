package dev.meno.web.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.problem.NotFoundException;
import dev.meno.web.Destination;
import dev.meno.web.PagePaths;
import dev.meno.web.Person;
import dev.meno.web.Visitor;
import io.quarkus.oidc.OidcSession;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The log-in by an OpenID provider. Quarkus guards this one path: it sends the browser to the provider, takes the code that comes
 * back, and lets a request through that has a verified ID token. From then on the browser has a session of ours.
 */
@Path(PagePaths.LOGIN_BY_PROVIDER)
@Produces(PagePaths.HTML)
@PermitAll
class OidcResource {
    private final OidcConfig config;
    private final OidcLogin logins;
    private final OidcSession session;
    private final SessionCookie cookie;
    private final LoginPages pages;
    private final ObjectMapper json;

    OidcResource(
            OidcConfig config,
            OidcLogin logins,
            OidcSession session,
            SessionCookie cookie,
            LoginPages pages,
            ObjectMapper json) {
        this.config = config;
        this.logins = logins;
        this.session = session;
        this.cookie = cookie;
        this.pages = pages;
        this.json = json;
    }

    @GET
    @Operation(hidden = true)
    public Response login(@QueryParam("next") @Nullable String next, HttpServerRequest request) {
        if (!config.enabled()) {
            throw new NotFoundException("page", PagePaths.LOGIN_BY_PROVIDER);
        }
        Optional<Person> person = OidcClaims.of(claims(), config).flatMap(logins::person);
        // Its cookie has served: one session is enough, and ours ends when it says.
        session.logout().await().indefinitely();
        if (person.isEmpty()) {
            return Response.status(Response.Status.FORBIDDEN)
                    .entity(pages.refusal(
                            "Your account isn't set up for Meno",
                            "You've signed in with your organisation, but you don't have a role in Meno, or Meno doesn't"
                                    + " know you yet. Ask the person who manages your account."))
                    .build();
        }
        Visitor visitor = new Visitor(person.get().roles(), person.get().name());
        return Response.fromResponse(PagePaths.redirect(Destination.of(next, visitor)))
                .cookie(cookie.of(person.get(), request))
                .build();
    }

    /** The claims of the ID token, which Quarkus has verified. */
    private JsonNode claims() {
        String payload = session.getIdToken().getRawToken().split("\\.", -1)[1];
        try {
            return json.readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A verified token holds JSON.", e);
        }
    }
}
