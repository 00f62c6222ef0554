package dev.meno.web.login;

import io.quarkus.logging.LoggingFilter;
import io.quarkus.security.AuthenticationCompletionException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Anybody can bring about a failed log-in; one line says so, and a stack trace each would fill the log. */
@LoggingFilter(name = FailedLogInFilter.NAME)
final class FailedLogInFilter implements Filter {
    static final String NAME = "failed-log-in";

    private static final String AUTHORIZER = "io.quarkus.vertx.http.runtime.security.AbstractHttpAuthorizer";

    @Override
    public boolean isLoggable(LogRecord logged) {
        return !(AUTHORIZER.equals(logged.getLoggerName())
                && logged.getThrown() instanceof AuthenticationCompletionException);
    }
}
