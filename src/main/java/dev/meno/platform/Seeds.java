package dev.meno.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Source of the seeds of sessions; a seed is stored with its session, so that every draw can be repeated. */
@ApplicationScoped
public class Seeds {
    private final SecureRandom random = new SecureRandom();

    public long next() {
        Moment moment = Moment.current();
        return moment == null ? random.nextLong() : moment.nextSeed();
    }
}
