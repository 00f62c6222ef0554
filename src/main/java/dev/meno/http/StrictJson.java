package dev.meno.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.meno.platform.Path;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes Jackson take a client at its word: nothing unknown, doubled, rounded, guessed or left over is accepted, and no
 * text that a database cannot hold.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper json) {
        // Deprecated on the mapper in favour of builders, which Quarkus does not hand out; the factory's switch is not.
        json.getFactory().configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true);
        json.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);
        json.configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);
        json.configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true);
        json.configure(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true);
        json.configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false);
        json.configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false);
        json.setConfig(json.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        for (LogicalType type : new LogicalType[] {LogicalType.Integer, LogicalType.Float, LogicalType.Boolean}) {
            json.coercionConfigFor(type).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
            json.coercionConfigFor(type).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        }
        SimpleModule module = new SimpleModule("strict");
        module.addDeserializer(String.class, new StorableText());
        module.addDeserializer(UUID.class, new CanonicalId());
        module.addDeserializer(Double.class, new FiniteNumber());
        module.addDeserializer(double.class, new FiniteNumber());
        module.setDeserializerModifier(new BeanDeserializerModifier() {
            @Override
            public JsonDeserializer<?> modifyEnumDeserializer(
                    DeserializationConfig config,
                    JavaType type,
                    BeanDescription description,
                    JsonDeserializer<?> deserializer) {
                return new ExactName(deserializer);
            }
        });
        json.registerModule(module);
    }

    /** Text without NUL, which PostgreSQL cannot store, and without lone surrogates, which UTF-8 cannot. */
    private static final class StorableText extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        StorableText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            if (text.indexOf('\0') >= 0 || hasLoneSurrogate(text)) {
                throw MismatchedInputException.from(parser, String.class, "must not contain NUL or a lone surrogate");
            }
            return text;
        }

        private static boolean hasLoneSurrogate(String text) {
            return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        }
    }

    /** An id in its canonical form: Jackson also takes Base64, and an empty text as none. */
    private static final class CanonicalId extends StdScalarDeserializer<UUID> {
        private static final long serialVersionUID = 1L;

        CanonicalId() {
            super(UUID.class);
        }

        @Override
        public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (UUID) context.handleUnexpectedToken(UUID.class, parser);
            }
            String text = parser.getText();
            return Path.parseId(text)
                    .orElseThrow(() -> context.weirdStringException(text, UUID.class, "must be an id"));
        }
    }

    /** The name of an enum's constant as it is: Jackson also takes it with spaces around. */
    private static final class ExactName extends DelegatingDeserializer {
        private static final long serialVersionUID = 1L;

        ExactName(JsonDeserializer<?> names) {
            super(names);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> names) {
            return new ExactName(names);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                String text = parser.getText();
                if (text.isEmpty() || !text.equals(text.strip())) {
                    throw context.weirdStringException(text, handledType(), "must be one of the names");
                }
            }
            return super.deserialize(parser, context);
        }
    }

    /** A JSON number that a double can hold: 1e400 is refused, not made infinite. */
    private static final class FiniteNumber extends StdScalarDeserializer<Double> {
        private static final long serialVersionUID = 1L;

        FiniteNumber() {
            super(Double.class);
        }

        @Override
        public @Nullable Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT) && !parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                return (Double) context.handleUnexpectedToken(Double.class, parser);
            }
            double number = parser.getDoubleValue();
            if (!Double.isFinite(number)) {
                throw MismatchedInputException.from(parser, Double.class, "must be a number within ±1.8e308");
            }
            return number;
        }
    }
}
