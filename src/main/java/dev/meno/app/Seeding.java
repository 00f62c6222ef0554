package dev.meno.app;

import dev.meno.access.Registry;
import dev.meno.course.SeedCourses;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Loads the seed course into the tenant that the settings name, before the first request. */
@ApplicationScoped
class Seeding {
    private final SeedConfig config;
    private final Registry registry;
    private final SeedCourses courses;

    Seeding(SeedConfig config, Registry registry, SeedCourses courses) {
        this.config = config;
        this.registry = registry;
        this.courses = courses;
    }

    void load(@Observes @Priority(100) StartupEvent start) {
        config.seedTenant().ifPresent(tenant -> {
            registry.ensureTenant(tenant, tenant);
            courses.loadSeed(tenant);
        });
    }
}
