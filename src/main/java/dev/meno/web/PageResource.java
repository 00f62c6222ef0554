package dev.meno.web;

import dev.meno.platform.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages for people; not part of the API's contract. */
@Path("/")
@Produces(PagePaths.HTML)
@PermitAll
class PageResource {
    private final Pages pages;
    private final Caller caller;

    PageResource(Pages pages, Caller caller) {
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public Response begin() {
        return PagePaths.redirect(Visitor.of(caller).home());
    }

    @GET
    @Path(PagePaths.PRACTICE)
    @Operation(hidden = true)
    public Response practice(UriInfo uri) {
        return page(uri, pages::practice);
    }

    /** One module draws all of the dashboard's pages; it reads the path. */
    @GET
    @Path(PagePaths.DASHBOARD + "{page: (/.*)?}")
    @Operation(hidden = true)
    public Response dashboard(UriInfo uri) {
        return page("Dashboard", "dashboard", uri);
    }

    @GET
    @Path(PagePaths.DOCS)
    @Operation(hidden = true)
    public Response docs(UriInfo uri) {
        return page("API", "docs", uri);
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
            return PagePaths.redirect(PagePaths.withNext(PagePaths.LOGIN, asked));
        }
        return Response.ok(content.apply(visitor)).build();
    }
}
