package dev.meno.app;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What a start brings along. */
@ConfigMapping(prefix = "meno")
interface SeedConfig {
    /** Tenant into which the seed course is loaded at start; none when absent. */
    Optional<String> seedTenant();
}
