package dev.meno.access;

import dev.meno.platform.Role;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** Creates the client {@code operator}, which creates all others, when its secret is configured. */
@ApplicationScoped
class OperatorClient {
    private static final String ID = "operator";
    private static final String TENANT = "operator";

    private final Registry registry;
    private final Clients clients;
    private final AccessConfig config;

    OperatorClient(Registry registry, Clients clients, AccessConfig config) {
        this.registry = registry;
        this.clients = clients;
        this.config = config;
    }

    void create(@Observes @Priority(10) StartupEvent start) {
        config.operatorSecret().ifPresent(secret -> {
            registry.ensureTenant(TENANT, "Operator of this installation");
            clients.ensure(ID, TENANT, secret, Set.of(Role.OPERATOR));
        });
    }
}
