package dev.meno.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** The moment in which a request is served: now, with new ids and seeds. */
@ApplicationScoped
class CurrentMoment implements Moment {
    private final Clock clock;
    private final Ids ids;
    private final Seeds seeds;

    CurrentMoment(Clock clock, Ids ids, Seeds seeds) {
        this.clock = clock;
        this.ids = ids;
        this.seeds = seeds;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public UUID nextId() {
        return ids.next();
    }

    @Override
    public long nextSeed() {
        return seeds.next();
    }
}
