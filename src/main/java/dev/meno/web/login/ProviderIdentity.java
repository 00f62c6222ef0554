package dev.meno.web.login;

import dev.meno.web.PagePaths;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what an OpenID provider says to the log-in. Elsewhere its session does not count, and at the log-in its roles do not: else a
 * provider that calls somebody {@code operator} would make them ours.
 */
@ApplicationScoped
class ProviderIdentity implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        IdTokenCredential idToken = identity.getCredential(IdTokenCredential.class);
        if (idToken == null) {
            return Uni.createFrom().item(identity);
        }
        return isLogin(HttpSecurityUtils.getRoutingContextAttribute(attributes))
                ? Uni.createFrom().item(withoutRoles(identity))
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private static boolean isLogin(@Nullable RoutingContext context) {
        return context != null && context.normalizedPath().equals(PagePaths.LOGIN_BY_PROVIDER);
    }

    private static SecurityIdentity withoutRoles(SecurityIdentity identity) {
        QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes());
        return builder.build();
    }
}
