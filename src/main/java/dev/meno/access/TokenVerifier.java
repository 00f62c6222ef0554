package dev.meno.access;

import dev.meno.platform.Caller;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Verifies bearer tokens against the one key we sign with. The key is never chosen by the token: headers such as
 * {@code kid}, {@code jku} or {@code x5u} are not looked at, and no algorithm but RS256 is accepted, so that neither
 * {@code none} nor a public key used as an HMAC secret can pass.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class TokenVerifier extends JWTCallerPrincipalFactory {
    /** Longest token that is looked at, in characters; ours have about 700. */
    private static final int MAX_TOKEN_LENGTH = 8_192;

    private static final int ALLOWED_CLOCK_SKEW_SECONDS = 5;

    private final SigningKey key;
    private final AccessConfig config;
    private final Clock clock;

    TokenVerifier(SigningKey key, AccessConfig config, Clock clock) {
        this.key = key;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
        if (token.length() > MAX_TOKEN_LENGTH) {
            throw new ParseException("The token is longer than %d characters.".formatted(MAX_TOKEN_LENGTH));
        }
        try {
            JwtClaims claims = consumer().processToClaims(token);
            String tenant = claims.getStringClaimValue(Caller.TENANT_CLAIM);
            if (tenant == null
                    || tenant.isEmpty()
                    || claims.getStringListClaimValue("groups").isEmpty()) {
                throw new ParseException("The token has no tenant or no groups.");
            }
            return new DefaultJWTCallerPrincipal(token, "JWT", claims);
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw new ParseException("The token can't be verified.", e);
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKey(key.publicKey())
                .setExpectedIssuer(config.issuer())
                .setExpectedAudience(config.issuer())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setAllowedClockSkewInSeconds(ALLOWED_CLOCK_SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }
}
