package dev.meno.platform;

import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Issues the bearer tokens (RS256) that {@link TokenVerifier} accepts. */
@Singleton
public class TokenIssuer {
    static final String TENANT_CLAIM = "tenant";

    private final SigningKey key;
    private final PlatformConfig config;
    private final Clock clock;

    TokenIssuer(SigningKey key, PlatformConfig config, Clock clock) {
        this.key = key;
        this.config = config;
        this.clock = clock;
    }

    /** A short-lived token that stands for one learner. */
    public AccessToken forLearner(String tenant, UUID learnerId) {
        return issue(tenant, learnerId.toString(), Set.of(Role.LEARNER), config.learnerTokenLifetime());
    }

    AccessToken forClient(String tenant, String clientId, Set<String> roles) {
        return issue(tenant, clientId, roles, config.clientTokenLifetime());
    }

    private AccessToken issue(String tenant, String subject, Set<String> roles, Duration lifetime) {
        Instant now = clock.instant();
        String scope = String.join(" ", roles.stream().sorted().toList());
        String token = Jwt.issuer(config.issuer())
                .audience(config.issuer())
                .subject(subject)
                .groups(roles)
                .claim("scope", scope)
                .claim(TENANT_CLAIM, tenant)
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .jws()
                .sign(key.privateKey());
        return new AccessToken(token, "Bearer", lifetime.toSeconds(), scope);
    }
}
