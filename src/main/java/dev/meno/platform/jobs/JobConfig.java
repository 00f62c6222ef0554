package dev.meno.platform.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How jobs are done. */
@ConfigMapping(prefix = "meno.jobs")
interface JobConfig {
    /** Jobs that one process does at a time. Most keep a core busy. */
    @WithDefault("1")
    @Min(1)
    int atOnce();

    /** Jobs of one kind that a tenant has done at a time, by all processes together; the others wait their turn. */
    @WithDefault("1")
    @Min(1)
    int perTenant();

    /** Silence after which a process is taken for gone, and another one goes on with its job. */
    @WithDefault("60s")
    @DurationMin(seconds = 5)
    Duration patience();

    /** How often a job is begun before it counts as failed: one that takes its process down must not take down all. */
    @WithDefault("3")
    @Min(1)
    int tries();

    /** How long a job is kept when it is over. */
    @WithDefault("90d")
    @DurationMin(minutes = 1)
    Duration retention();
}
