package dev.meno.web.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How people log in by an OpenID provider, and what its ID token says of them. The connection itself is Quarkus' to read. */
@ConfigMapping(prefix = "meno.oidc")
interface OidcConfig {
    /** Whether the log-in offers it. */
    @WithDefault("false")
    boolean enabled();

    /** The provider's address, as its ID tokens name it. */
    Optional<String> issuer();

    /** Under which name the provider knows this installation. */
    Optional<String> clientId();

    /** What the provider and this installation share. */
    Optional<String> clientSecret();

    /** Encrypts what a browser keeps while it is at the provider; 32 characters. Without it the client's secret does. */
    Optional<String> stateSecret();

    /** What is asked for beside {@code openid}. */
    @WithDefault("profile")
    String scopes();

    /** What the button says. */
    @WithDefault("Continue with single sign-on")
    String label();

    /** The tenant of all who log in so. */
    Optional<String> tenant();

    /** The claim that names the tenant, where they differ; a path like {@code organisation/key}. */
    Optional<String> tenantClaim();

    /** The claim that lists roles: an array, or a text with spaces; a path like {@code realm_access/roles}. */
    @WithDefault("groups")
    String rolesClaim();

    /** The role that makes an instructor. */
    @WithDefault("instructor")
    String instructorRole();

    /** The role that makes a learner. */
    @WithDefault("learner")
    String learnerRole();

    /** The claim that says who somebody is. It must be one that people cannot choose themselves. */
    @WithDefault("sub")
    String subjectClaim();

    /** The claim that says what to call somebody. */
    @WithDefault("name")
    String nameClaim();

    /** Whether a learner whom the tenant does not know is registered. */
    @WithDefault("false")
    boolean createLearners();
}
