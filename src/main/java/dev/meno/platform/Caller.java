package dev.meno.platform;

import dev.meno.problem.NotFoundException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes the request, as its verified token says. */
@RequestScoped
public class Caller {
    /** The claim that names the tenant. */
    public static final String TENANT_CLAIM = "tenant";

    /** The claim that says what to call the person in a browser. */
    public static final String NAME_CLAIM = "name";

    private final CurrentIdentityAssociation identity;

    Caller(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    public String tenant() {
        return token().getClaim(TENANT_CLAIM);
    }

    /** The learner's id, or the client's. */
    public String subject() {
        return token().getSubject();
    }

    /** What to call the person in a browser; empty for a token that was not made for one. */
    public Optional<String> name() {
        return token().claim(NAME_CLAIM);
    }

    /** False for a request without a token. */
    public boolean isKnown() {
        return identity.getIdentity().getPrincipal() instanceof JsonWebToken;
    }

    /** When the caller's token expires. */
    public Instant expiresAt() {
        return Instant.ofEpochSecond(token().getExpirationTime());
    }

    public boolean hasRole(String role) {
        return identity.getIdentity().hasRole(role);
    }

    /** True for a token that stands for one learner and nothing else. */
    public boolean isLearner() {
        return hasRole(Role.LEARNER) && !hasRole(Role.PARTNER);
    }

    /** True if the caller sees only the learners of its own cohorts. */
    public boolean isInstructorOnly() {
        return hasRole(Role.INSTRUCTOR) && !hasRole(Role.PARTNER);
    }

    /**
     * The learner that a path segment names.
     *
     * @param segment an id, or {@code me} for the learner of a learner token
     * @throws NotFoundException if it is neither, or {@code me} without being a learner
     */
    public UUID learnerId(String segment) {
        if (!"me".equals(segment)) {
            return Path.id("learner", segment);
        }
        if (!isLearner()) {
            throw new NotFoundException("learner", segment);
        }
        return UUID.fromString(subject());
    }

    String tenantOrNone() {
        return identity.getIdentity().getPrincipal() instanceof JsonWebToken jwt
                ? jwt.getClaim(TENANT_CLAIM)
                : Tenants.NONE;
    }

    private JsonWebToken token() {
        return (JsonWebToken) identity.getIdentity().getPrincipal();
    }
}
