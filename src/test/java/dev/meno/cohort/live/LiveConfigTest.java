package dev.meno.cohort.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would ask the database without pause, or let nobody watch, is refused when the application starts. */
class LiveConfigTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final BeanValidationConfigValidator AS_QUARKUS_DOES = () -> VALIDATOR;

    static LiveConfig read(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(LiveConfig.class)
                .withConverter(Duration.class, 1_000, new DurationConverter())
                .withValidator(AS_QUARKUS_DOES)
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(LiveConfig.class);
    }

    @Test
    void theDefaultsAreValid() {
        LiveConfig config = read(Map.of());
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.streamsPerCaller()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll", "heartbeat", "streams-per-caller"})
    void nothingMayBeZero(String property) {
        assertThatThrownBy(() -> read(Map.of("meno.live." + property, "0")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(property);
    }
}
