package dev.meno.access;

import dev.meno.platform.Caller;
import dev.meno.platform.Role;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Issues the bearer tokens (RS256) that {@link TokenVerifier} accepts. */
@Singleton
public class TokenIssuer {

    private final SigningKey key;
    private final AccessConfig config;
    private final Clock clock;

    TokenIssuer(SigningKey key, AccessConfig config, Clock clock) {
        this.key = key;
        this.config = config;
        this.clock = clock;
    }

    /** A short-lived token that stands for one learner. */
    public AccessToken forLearner(String tenant, UUID learnerId) {
        return issue(tenant, learnerId.toString(), Set.of(Role.LEARNER), config.learnerTokenLifetime(), Map.of());
    }

    /**
     * A token that a browser keeps as its session.
     *
     * @param subject the learner's id, or whatever owns cohorts
     * @param name to greet the person with
     */
    public AccessToken forBrowser(String tenant, String subject, Set<String> roles, String name, Duration lifetime) {
        return issue(tenant, subject, roles, lifetime, Map.of(Caller.NAME_CLAIM, name));
    }

    AccessToken forClient(String tenant, String clientId, Set<String> roles) {
        return issue(tenant, clientId, roles, config.clientTokenLifetime(), Map.of());
    }

    private AccessToken issue(
            String tenant, String subject, Set<String> roles, Duration lifetime, Map<String, String> more) {
        Instant now = clock.instant();
        String scope = String.join(" ", roles.stream().sorted().toList());
        JwtClaimsBuilder claims = Jwt.issuer(config.issuer())
                .audience(config.issuer())
                .subject(subject)
                .groups(roles)
                .claim("scope", scope)
                .claim(Caller.TENANT_CLAIM, tenant)
                .issuedAt(now)
                .expiresAt(now.plus(lifetime));
        more.forEach(claims::claim);
        String token = claims.jws().sign(key.privateKey());
        return new AccessToken(token, "Bearer", lifetime.toSeconds(), scope);
    }
}
