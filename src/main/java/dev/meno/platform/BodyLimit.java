package dev.meno.platform;

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
import java.util.regex.Pattern;

/**
 * Refuses bodies over {@value #LIMIT_BYTES} bytes, imports, lists of learners and calls for psychometrics over {@value #LARGE_LIMIT_BYTES}, with 413, whether their length is announced or they come in chunks.
 * The limit of Quarkus itself is global and set to the largest that any operation takes.
 */
@ApplicationScoped
class BodyLimit {
    static final int LIMIT_BYTES = 256 * 1024;
    static final int LARGE_LIMIT_BYTES = 20 * 1024 * 1024;

    private static final Pattern LARGE_BODIES =
            Pattern.compile("/v1/courses/[^/]+/imports|/v1/cohorts/[^/]+/enrolments|/v1/irt/.*");

    private static final BodyHandler SMALL = BodyHandler.create(false).setBodyLimit(LIMIT_BYTES);
    private static final BodyHandler LARGE = BodyHandler.create(false).setBodyLimit(LARGE_LIMIT_BYTES);

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
        (takesLargeBodies(context) ? LARGE : SMALL).handle(context);
    }

    private static boolean takesLargeBodies(RoutingContext context) {
        return LARGE_BODIES.matcher(context.request().path()).matches();
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
            int limit = takesLargeBodies(context) ? LARGE_LIMIT_BYTES : LIMIT_BYTES;
            problems.refuse(
                    context,
                    ProblemType.PAYLOAD_TOO_LARGE,
                    "The body must not be longer than %d bytes.".formatted(limit));
        } else {
            // A path with a broken escape, or a form with one, fails before any resource is asked.
            problems.refuse(context, ProblemType.MALFORMED_REQUEST, "The request cannot be read.");
        }
        // Closed at once, a client that is still sending would lose the answer; never closed, it could send for ever.
        context.vertx()
                .setTimer(LINGER_MILLIS, timer -> context.request().connection().close());
    }
}
