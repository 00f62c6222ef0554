package dev.meno.http;

import dev.meno.problem.ProblemType;
import dev.meno.problem.ProblemWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses bodies that are too long with 413, whether their length is announced or they come in chunks. The limit of Quarkus
 * itself is global and set to the largest that any operation takes.
 */
@ApplicationScoped
class BodyLimit {
    /** How long a body may be that goes to some paths. */
    private record Limit(int bytes, Pattern paths, BodyHandler handler) {
        Limit(int bytes, String paths) {
            this(bytes, Pattern.compile(paths), BodyHandler.create(false).setBodyLimit(bytes));
        }

        boolean holdsFor(RoutingContext context) {
            return paths.matcher(context.request().path()).matches();
        }
    }

    private static final Limit USUAL = new Limit(256 * 1024, ".*");
    private static final List<Limit> LARGER = List.of(
            new Limit(20 * 1024 * 1024, "/v1/courses/[^/]+/imports|/v1/irt/.*"),
            // Ten thousand learners in rows of eight hundred bytes; those of OneRoster take two hundred.
            new Limit(8 * 1024 * 1024, "/v1/cohorts/[^/]+/enrolments"));

    private static final int BEFORE_ALL_ELSE = -10_000;
    private static final long LINGER_MILLIS = 1_000;

    private final ProblemWriter problems;

    BodyLimit(ProblemWriter problems) {
        this.problems = problems;
    }

    void install(@Observes Router router) {
        router.route()
                .order(BEFORE_ALL_ELSE)
                .handler(BodyLimit::readBody)
                .handler(BodyLimit::markAbsentBodyAsRead)
                .failureHandler(this::refuse);
    }

    private static void readBody(RoutingContext context) {
        limitOf(context).handler().handle(context);
    }

    private static Limit limitOf(RoutingContext context) {
        return LARGER.stream()
                .filter(limit -> limit.holdsFor(context))
                .findFirst()
                .orElse(USUAL);
    }

    /** The REST layer waits for a body that nobody has read; one of length 0 would never come. */
    private static void markAbsentBodyAsRead(RoutingContext context) {
        if (context.body().buffer() == null) {
            ((RoutingContextInternal) context).setBody(Buffer.buffer());
        }
        context.next();
    }

    private void refuse(RoutingContext context) {
        boolean tooLarge = context.statusCode() == ProblemType.PAYLOAD_TOO_LARGE.status();
        boolean unreadable = context.statusCode() == ProblemType.MALFORMED_REQUEST.status();
        if (context.response().headWritten() || !(tooLarge || unreadable)) {
            context.next();
            return;
        }
        // What is left of the body is not read, so the connection cannot be used again.
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        if (tooLarge) {
            problems.refuse(
                    context,
                    ProblemType.PAYLOAD_TOO_LARGE,
                    "The body must be at most %d bytes long."
                            .formatted(limitOf(context).bytes()));
        } else {
            // A path with a broken escape, or a form with one, fails before any resource is asked.
            problems.refuse(context, ProblemType.MALFORMED_REQUEST, "The request can't be read.");
        }
        // Closed at once, a client that is still sending would lose the answer; never closed, it could send for ever.
        context.vertx()
                .setTimer(LINGER_MILLIS, timer -> context.request().connection().close());
    }
}
