package dev.meno.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.junit.jupiter.api.Test;

class DemoSchemaTest {
    private static final String TABLE = "db/migration/demo/afterMigrate__demo_fill.sql";
    private static final String GUARD = "db/migration/postgresql/afterMigrate__row_level_security.sql";

    @Test
    void onlyADemoRunsTheScriptsOfTheDemo() {
        ResourceProvider demo = scripts(true);
        assertThat(paths(demo)).containsExactly(TABLE, GUARD);
        assertThat(demo.getResource(TABLE)).isNotNull();
        ResourceProvider product = scripts(false);
        assertThat(paths(product)).containsExactly(GUARD);
        assertThat(product.getResource(TABLE)).isNull();
        assertThat(product.getResource(GUARD)).isNotNull();
        assertThat(product.getResource("elsewhere")).isNull();
    }

    private static ResourceProvider scripts(boolean demo) {
        FluentConfiguration flyway = new FluentConfiguration().resourceProvider(new Scripts());
        new DemoSchema(new Config(demo)).customize(flyway);
        return flyway.getResourceProvider();
    }

    private static List<String> paths(ResourceProvider scripts) {
        return scripts.getResources("afterMigrate", new String[] {".sql"}).stream()
                .map(LoadableResource::getAbsolutePath)
                .toList();
    }

    private record Config(boolean demo) implements DemoConfig {
        @Override
        public boolean demoCohort() {
            return false;
        }
    }

    private record Scripts() implements ResourceProvider {
        private static final List<LoadableResource> ALL = List.of(new Script(TABLE), new Script(GUARD));

        @Override
        public LoadableResource getResource(String name) {
            return ALL.stream()
                    .filter(script -> script.getAbsolutePath().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return ALL;
        }
    }

    private static final class Script extends LoadableResource {
        private final String path;

        Script(String path) {
            this.path = path;
        }

        @Override
        public Reader read() {
            return new StringReader("");
        }

        @Override
        public String getAbsolutePath() {
            return path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return path;
        }

        @Override
        public String getFilename() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return path;
        }
    }
}
