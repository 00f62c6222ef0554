package dev.meno.platform;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes {@code MENO_DATA_DIR} absolute: H2 refuses a database path that is neither absolute nor begins with a dot. */
// Below the interceptor that expands ${…} (LIBRARY + 300), so that the database URL gets the absolute path too.
@Priority(Priorities.LIBRARY)
public class DataDirInterceptor implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1L;
    private static final String DATA_DIR = "meno.data-dir";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (value == null || !DATA_DIR.equals(name)) {
            return value;
        }
        return value.withValue(
                Path.of(value.getValue()).toAbsolutePath().normalize().toString());
    }
}
