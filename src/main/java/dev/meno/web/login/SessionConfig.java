package dev.meno.web.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the session that a log-in begins. */
@ConfigMapping(prefix = "meno.web")
interface SessionConfig {
    /** How long a log-in lasts; a mock exam takes hours, and should not end in a log-in page. */
    @WithDefault("12h")
    Duration sessionLifetime();
}
