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

    /** Whether a demo is filled with cohorts of simulated learners and eight weeks of their practice. */
    @WithDefault("false")
    boolean demoCohort();

    /** Tenant into which the seed course is loaded at start; none when absent. */
    Optional<String> seedTenant();
}
