package dev.meno.demo;

import dev.meno.access.Clients;
import dev.meno.access.Registry;
import dev.meno.course.SeedCourses;
import dev.meno.platform.Role;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** Creates the tenant {@code demo} with its clients and the seed course, before the first request. */
@ApplicationScoped
class DemoTenant {
    static final String KEY = "demo";
    static final String SECRET = "demo-secret";

    private final DemoConfig config;
    private final Registry registry;
    private final Clients clients;
    private final SeedCourses courses;

    DemoTenant(DemoConfig config, Registry registry, Clients clients, SeedCourses courses) {
        this.config = config;
        this.registry = registry;
        this.clients = clients;
        this.courses = courses;
    }

    void load(@Observes @Priority(100) StartupEvent start) {
        if (config.demo()) {
            registry.ensureTenant(KEY, "Demo");
            for (String role : new String[] {Role.PARTNER, Role.INSTRUCTOR, Role.AUTHOR}) {
                clients.ensure(client(role), KEY, SECRET, Set.of(role));
            }
            courses.loadSeed(KEY);
        }
    }

    /** The id of the demo's client with a role. */
    static String client(String role) {
        return "demo-" + role;
    }
}
