package dev.meno.cohort;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How cohorts are watched. */
@ConfigMapping(prefix = "meno.live")
interface LiveConfig {
    /** How often the database is asked about a cohort that somebody watches. */
    @WithDefault("2s")
    Duration poll();

    /** After so much silence a stream gets a comment, so that nobody on the way takes it for dead. */
    @WithDefault("15s")
    Duration heartbeat();

    /** Streams that one caller may have open at a time, in one process. */
    @WithDefault("8")
    int streamsPerCaller();
}
