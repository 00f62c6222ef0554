package dev.meno.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages for people; not part of the API's contract. */
@Path("/")
@Produces(PageResource.HTML)
@PermitAll
class PageResource {
    static final String HTML = "text/html;charset=utf-8";

    private final Pages pages;

    PageResource(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("/practice")
    @Operation(hidden = true)
    public String practice() {
        return pages.shell("Practice", "practice");
    }

    /** One module draws all of the dashboard's pages; it reads the path. */
    @GET
    @Path("/dashboard{page: (/.*)?}")
    @Operation(hidden = true)
    public String dashboard() {
        return pages.shell("Dashboard", "dashboard");
    }
}
