package dev.meno.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is loaded at start. */
@ConfigMapping(prefix = "meno")
public interface DemoConfig {
    /** Whether the demo tenant with its clients is created and the banner printed. */
    @WithDefault("false")
    boolean demo();

    /** Whether a demo is filled with cohorts of simulated learners and eight weeks of their practice. */
    @WithDefault("false")
    boolean demoCohort();
}
