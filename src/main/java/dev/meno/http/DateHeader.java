package dev.meno.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Says in every answer what time it is here, as RFC 9110 asks of a server with a clock: a client whose own is wrong needs it to
 * show the time that is left until a deadline.
 */
@ApplicationScoped
class DateHeader {
    /** An HTTP date is always in this form, with two digits for the day, which the JDK's RFC 1123 format does not insist on. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    /** Before all that could answer. */
    private static final int ORDER = -20_000;

    private final Clock clock;

    DateHeader(Clock clock) {
        this.clock = clock;
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(context -> {
            context.addHeadersEndHandler(ignored -> context.response()
                    .headers()
                    .set(HttpHeaders.DATE, HTTP_DATE.format(clock.instant().atOffset(ZoneOffset.UTC))));
            context.next();
        });
    }
}
