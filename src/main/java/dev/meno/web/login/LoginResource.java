package dev.meno.web.login;

import dev.meno.platform.Caller;
import dev.meno.problem.NotFoundException;
import dev.meno.web.DemoAccounts;
import dev.meno.web.Destination;
import dev.meno.web.PagePaths;
import dev.meno.web.Person;
import dev.meno.web.Visitor;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The log-in and log-out of people; not part of the API's contract. */
@Path("/")
@Produces(PagePaths.HTML)
@PermitAll
class LoginResource {
    private final LoginPages pages;
    private final SessionCookie cookie;
    private final DemoAccounts demo;
    private final Caller caller;

    LoginResource(LoginPages pages, SessionCookie cookie, DemoAccounts demo, Caller caller) {
        this.pages = pages;
        this.cookie = cookie;
        this.demo = demo;
        this.caller = caller;
    }

    @GET
    @Path(PagePaths.LOGIN)
    @Operation(hidden = true)
    public String showLogin(@QueryParam("next") @Nullable String next) {
        return pages.login(Destination.ownPage(next).orElse(""), Visitor.of(caller));
    }

    @POST
    @Path(PagePaths.LOGIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response login(
            @FormParam("account") @Nullable String account,
            @FormParam("next") @Nullable String next,
            HttpServerRequest request) {
        Person person = demo.offered().stream()
                .filter(offered -> offered.key().equals(account))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("demo account", String.valueOf(account)))
                .person()
                .get();
        Visitor visitor = new Visitor(person.roles(), person.name());
        return Response.fromResponse(PagePaths.redirect(Destination.of(next, visitor)))
                .cookie(cookie.of(person, request))
                .build();
    }

    @POST
    @Path(PagePaths.LOGOUT)
    @Operation(hidden = true)
    public Response logout(HttpServerRequest request) {
        return Response.fromResponse(PagePaths.redirect(PagePaths.LOGIN))
                .cookie(cookie.none(request))
                .build();
    }
}
