package dev.meno.web.login;

import dev.meno.access.Registry;
import dev.meno.learner.Learners;
import dev.meno.platform.Role;
import dev.meno.platform.Tenants;
import dev.meno.web.Person;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes a person of this installation of somebody whom an OpenID provider knows. */
@Singleton
class OidcLogin {
    private final OidcConfig config;
    private final Registry registry;
    private final Learners learners;

    OidcLogin(OidcConfig config, Registry registry, Learners learners) {
        this.config = config;
        this.registry = registry;
        this.learners = learners;
    }

    /** Empty if there is no such tenant, or no such learner and none is to be registered. */
    Optional<Person> person(OidcClaims claims) {
        return Tenants.callAs(claims.tenant(), () -> {
            if (!registry.hasTenant(claims.tenant())) {
                return Optional.empty();
            }
            return claims.role().equals(Role.INSTRUCTOR)
                    ? Optional.of(person(claims, claims.subject()))
                    : learner(claims).map(id -> person(claims, id.toString()));
        });
    }

    private Optional<UUID> learner(OidcClaims claims) {
        return config.createLearners()
                ? Optional.of(learners.ensure(claims.subject(), claims.name()))
                : learners.find(claims.subject());
    }

    private static Person person(OidcClaims claims, String subject) {
        return new Person(claims.tenant(), subject, Set.of(claims.role()), claims.name());
    }
}
