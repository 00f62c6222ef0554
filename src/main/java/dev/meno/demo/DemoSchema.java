package dev.meno.demo;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Arrays;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Leaves the demo's tables out of a database without a demo. */
@Singleton
class DemoSchema implements FlywayConfigurationCustomizer {
    private static final String DEMO = "db/migration/demo";

    private final DemoConfig config;

    DemoSchema(DemoConfig config) {
        this.config = config;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        if (!config.demo()) {
            flyway.locations(Arrays.stream(flyway.getLocations())
                    .filter(location -> !location.getRootPath().equals(DEMO))
                    .toArray(Location[]::new));
        }
    }
}
