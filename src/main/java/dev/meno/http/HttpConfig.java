package dev.meno.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of what HTTP adds to every operation. */
@ConfigMapping(prefix = "meno")
interface HttpConfig {
    /** How long the replies to idempotent posts are kept. */
    @WithDefault("24h")
    Duration idempotencyRetention();
}
