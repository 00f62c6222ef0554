package dev.meno.demo;

import dev.meno.course.CourseLoader;
import dev.meno.platform.Registry;
import dev.meno.platform.Role;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** Loads the seed course, and for a demo the tenant {@code demo} with its clients, before the first request. */
@ApplicationScoped
class Seeding {
    static final String TENANT = "demo";
    static final String SECRET = "demo-secret";

    private final DemoConfig config;
    private final Registry registry;
    private final CourseLoader courses;

    Seeding(DemoConfig config, Registry registry, CourseLoader courses) {
        this.config = config;
        this.registry = registry;
        this.courses = courses;
    }

    void load(@Observes @Priority(100) StartupEvent start) {
        if (config.demo()) {
            registry.ensureTenant(TENANT, "Demo");
            for (String role : new String[] {Role.PARTNER, Role.INSTRUCTOR, Role.AUTHOR}) {
                registry.ensureClient(client(role), TENANT, SECRET, Set.of(role));
            }
            courses.loadSeed(TENANT);
        }
        config.seedTenant().ifPresent(tenant -> {
            registry.ensureTenant(tenant, tenant);
            courses.loadSeed(tenant);
        });
    }

    /** The id of the demo's client with a role. */
    static String client(String role) {
        return "demo-" + role;
    }
}
