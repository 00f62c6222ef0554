package dev.meno.http;

import dev.meno.problem.MalformedRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses query parameters without a value, which the framework takes for absent ones. */
class NoEmptyParameters {
    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (values.contains("")) {
                throw new MalformedRequestException(name, "The query parameter must have a value.");
            }
        });
    }
}
