package dev.meno.cohort.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How cohorts are watched. */
@ConfigMapping(prefix = "meno.live")
interface LiveConfig {
    /** How often the database is asked about a cohort that somebody watches. */
    @WithDefault("2s")
    @DurationMin(millis = 10)
    Duration poll();

    /** After so much silence a stream gets a comment, so that nobody on the way takes it for dead. */
    @WithDefault("15s")
    @DurationMin(millis = 10)
    Duration heartbeat();

    /** Streams that one caller may have open at a time, in one process. A browser has six connections to us, and streams keep theirs. */
    @WithDefault("4")
    @Min(1)
    int streamsPerCaller();
}
