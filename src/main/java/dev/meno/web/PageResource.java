package dev.meno.web;

import dev.meno.platform.Caller;
import dev.meno.problem.NotFoundException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The pages for people, and their log-in; not part of the API's contract. */
@Path("/")
@Produces(PageResource.HTML)
@PermitAll
class PageResource {
    static final String HTML = "text/html;charset=utf-8";

    static final String PRACTICE = "/practice";
    static final String DASHBOARD = "/dashboard";
    static final String DOCS = "/docs";
    static final String LOGIN = "/login";
    static final String LOGOUT = "/logout";

    private final Pages pages;
    private final SessionCookie cookie;
    private final DemoAccounts demo;
    private final Caller caller;

    PageResource(Pages pages, SessionCookie cookie, DemoAccounts demo, Caller caller) {
        this.pages = pages;
        this.cookie = cookie;
        this.demo = demo;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public Response begin() {
        return redirect(Visitor.of(caller).home());
    }

    @GET
    @Path(PRACTICE)
    @Operation(hidden = true)
    public Response practice(UriInfo uri) {
        return page(uri, pages::practice);
    }

    /** One module draws all of the dashboard's pages; it reads the path. */
    @GET
    @Path(DASHBOARD + "{page: (/.*)?}")
    @Operation(hidden = true)
    public Response dashboard(UriInfo uri) {
        return page("Dashboard", "dashboard", uri);
    }

    @GET
    @Path(DOCS)
    @Operation(hidden = true)
    public Response docs(UriInfo uri) {
        return page("API", "docs", uri);
    }

    @GET
    @Path(LOGIN)
    @Operation(hidden = true)
    public String showLogin(@QueryParam("next") @Nullable String next) {
        return pages.login(Destination.ownPage(next).orElse(""), Visitor.of(caller));
    }

    @POST
    @Path(LOGIN)
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
        return Response.fromResponse(redirect(Destination.of(next, visitor)))
                .cookie(cookie.of(person, request))
                .build();
    }

    @POST
    @Path(LOGOUT)
    @Operation(hidden = true)
    public Response logout(HttpServerRequest request) {
        return Response.fromResponse(redirect(LOGIN))
                .cookie(cookie.none(request))
                .build();
    }

    private Response page(String title, String entry, UriInfo uri) {
        return page(
                uri, visitor -> pages.shell(title, entry, uri.getRequestUri().getRawPath(), visitor));
    }

    /** The page, to those who may see it; all others are sent to the log-in, and from there back here. */
    private Response page(UriInfo uri, Function<Visitor, String> content) {
        Visitor visitor = Visitor.of(caller);
        String path = uri.getRequestUri().getRawPath();
        if (!visitor.maySee(path)) {
            String query = uri.getRequestUri().getRawQuery();
            String asked = query == null ? path : path + "?" + query;
            return redirect(withNext(LOGIN, asked));
        }
        return Response.ok(content.apply(visitor)).build();
    }

    /** A path to log in at, with the page to go to afterwards; empty for where one begins. */
    static String withNext(String path, String next) {
        return next.isEmpty() ? path : path + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /** Relative on purpose: behind a proxy we know neither the scheme nor the host that the browser sees. */
    static Response redirect(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
