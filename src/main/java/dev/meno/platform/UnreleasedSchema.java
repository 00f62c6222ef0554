package dev.meno.platform;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.PreventFurtherStepsException;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Ends a start on data that other migrations made, with a remedy instead of a stack trace. The baseline is edited in place until
 * the first release, so anyone who updates a checkout can meet this.
 */
@Singleton
class UnreleasedSchema implements FlywayConfigurationCustomizer {
    @Override
    public void customize(FluentConfiguration flyway) {
        flyway.callbacks(new Remedy());
    }

    private static final class Remedy extends BaseCallback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_VALIDATE_ERROR;
        }

        @Override
        public void handle(Event event, Context context) {
            throw new PreventFurtherStepsException(
                    "This database was created by an unreleased version of Meno, and this version can't use it. Move"
                            + " it away or delete it (the embedded one is in MENO_DATA_DIR, by default ./data), then start"
                            + " Meno again. It creates a new database.",
                    1);
        }
    }
}
