package dev.meno.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The one clock of the application, in microseconds: what a database keeps, so that a time reads as it was written. */
class ClockProducer {
    @Produces
    @ApplicationScoped
    Clock clock() {
        return new ApplicationClock(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
    }

    /** Shows the real time unless a {@link Moment} is bound, which has its own. */
    private static final class ApplicationClock extends Clock {
        private final Clock real;

        ApplicationClock(Clock real) {
            this.real = real;
        }

        @Override
        public Instant instant() {
            Moment moment = Moment.current();
            return moment == null ? real.instant() : moment.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("The application reckons in UTC.");
        }
    }
}
