package dev.meno.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

class DemoSchemaTest {
    @Test
    void onlyADemoReadsTheMigrationsOfTheDemo() {
        assertThat(locations(true)).containsExactly("db/migration/common", "db/migration/demo", "db/migration/h2");
        assertThat(locations(false)).containsExactly("db/migration/common", "db/migration/h2");
    }

    private static List<String> locations(boolean demo) {
        FluentConfiguration flyway =
                new FluentConfiguration().locations("db/migration/common", "db/migration/demo", "db/migration/h2");
        new DemoSchema(new Config(demo)).customize(flyway);
        return Arrays.stream(flyway.getLocations()).map(Location::getRootPath).toList();
    }

    private record Config(boolean demo) implements DemoConfig {
        @Override
        public boolean demoCohort() {
            return false;
        }
    }
}
