package dev.meno.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What is loaded at start. */
@ConfigMapping(prefix = "meno")
interface DemoConfig {
    /** Whether the demo tenant with its clients is created and the banner printed. */
    @WithDefault("false")
    boolean demo();

    /** Tenant into which the seed course is loaded at start; none when absent. */
    Optional<String> seedTenant();
}
