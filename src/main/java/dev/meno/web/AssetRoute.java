package dev.meno.web;

import dev.meno.problem.ProblemType;
import dev.meno.problem.ProblemWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.ParsedHeaderValue;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Serves the front end's files. */
@ApplicationScoped
class AssetRoute {
    /** A year, the longest that is in use; the names change with the content. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Assets assets;
    private final ProblemWriter problems;

    AssetRoute(Assets assets, ProblemWriter problems) {
        this.assets = assets;
        this.problems = problems;
    }

    void install(@Observes Router router) {
        router.route(Assets.PATH + "*").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        Optional<Asset> asset = assets.find(context.request().path().substring(Assets.PATH.length()));
        if (asset.isEmpty()) {
            problems.refuse(context, ProblemType.NOT_FOUND, "There is no such asset.");
        } else if (isRead(context)) {
            answer(context, asset.get());
        } else {
            context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            problems.refuse(context, ProblemType.METHOD_NOT_ALLOWED, "An asset can only be read.");
        }
    }

    private static boolean isRead(RoutingContext context) {
        HttpMethod method = context.request().method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static void answer(RoutingContext context, Asset asset) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, asset.mediaType())
                .putHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER);
        Buffer body = asset.content();
        if (asset.compressed() != null) {
            response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            if (acceptsGzip(context)) {
                response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
                body = asset.compressed();
            }
        }
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }

    private static boolean acceptsGzip(RoutingContext context) {
        return context.parsedHeaders().acceptEncoding().stream()
                .filter(coding -> coding.value().equalsIgnoreCase("gzip")
                        || coding.value().equals("*"))
                .anyMatch(AssetRoute::isWanted);
    }

    private static boolean isWanted(ParsedHeaderValue coding) {
        return coding.weight() > 0;
    }
}
