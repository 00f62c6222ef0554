package dev.meno.demo;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Collection;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the demo's tables out of a database without a demo. It takes the scripts away and not their location, because Quarkus looks
 * the scripts up before a location can be taken from it.
 */
@Singleton
class DemoSchema implements FlywayConfigurationCustomizer {
    private static final String FOLDER = "db/migration/demo/";

    private final DemoConfig config;

    DemoSchema(DemoConfig config) {
        this.config = config;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        if (!config.demo()) {
            flyway.resourceProvider(new WithoutDemo(flyway.getResourceProvider()));
        }
    }

    private record WithoutDemo(ResourceProvider all) implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            LoadableResource found = all.getResource(name);
            return found == null || isOfDemo(found) ? null : found;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return all.getResources(prefix, suffixes).stream()
                    .filter(script -> !isOfDemo(script))
                    .toList();
        }

        private static boolean isOfDemo(LoadableResource script) {
            return script.getAbsolutePath().startsWith(FOLDER);
        }
    }
}
