package dev.meno.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of tokens and signing keys. */
@ConfigMapping(prefix = "meno")
interface AccessConfig {
    /** Where the embedded database and a generated signing key live. */
    Path dataDir();

    /** Whether the demo tenant is seeded; it also allows a generated signing key on PostgreSQL. */
    @WithDefault("false")
    boolean demo();

    /** PEM file (PKCS#8) of the RSA key that signs tokens. Without it one is made at first start in the data folder. */
    Optional<Path> jwtPrivateKey();

    /** Secret of the client {@code operator}; without it there is no such client. */
    Optional<String> operatorSecret();

    /** The {@code iss} and {@code aud} of the tokens. */
    @WithDefault("meno")
    String issuer();

    /** How long a client's token is valid. */
    @WithDefault("1h")
    Duration clientTokenLifetime();

    /** How long a learner's token is valid. */
    @WithDefault("1h")
    Duration learnerTokenLifetime();
}
