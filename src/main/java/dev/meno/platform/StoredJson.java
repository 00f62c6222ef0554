package dev.meno.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A value in the form in which a column holds it. What was read is parsed when somebody asks for it, and written back as it
 * was; what is new is written once. So a value that moves from one row to another is neither parsed nor written again, and
 * a list of rows costs nothing for values that nobody looks at. Not for several threads at once.
 *
 * @param <T> an immutable type, so that nothing but a new value makes a row dirty
 */
@Immutable
public final class StoredJson<T> {
    /**
     * Separate from the mapper of HTTP: what a client may send has nothing to do with what is stored. Fields that are
     * unknown are passed over, because during an update a newer version may have written them; all else is taken exactly.
     */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private final Class<T> type;
    private @Nullable T value;
    private @Nullable String text;

    private StoredJson(Class<T> type, @Nullable T value, @Nullable String text) {
        this.type = type;
        this.value = value;
        this.text = text;
    }

    /** A new value. */
    public static <T> StoredJson<T> of(Class<T> type, T value) {
        return new StoredJson<>(type, Objects.requireNonNull(value), null);
    }

    /** A value as it was stored. */
    public static <T> StoredJson<T> read(Class<T> type, String text) {
        return new StoredJson<>(type, null, text);
    }

    /**
     * The value.
     *
     * @throws IllegalStateException if what is stored does not have the form of the type
     */
    public T value() {
        T known = value;
        if (known == null) {
            known = parse(Objects.requireNonNull(text));
            value = known;
        }
        return known;
    }

    /** The value as it is stored, byte for byte. */
    public String text() {
        String known = text;
        if (known == null) {
            known = write(Objects.requireNonNull(value));
            text = known;
        }
        return known;
    }

    private T parse(String stored) {
        try {
            T parsed = MAPPER.readValue(stored, type);
            if (parsed != null) {
                return parsed;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(isNot(type), e);
        }
        throw new IllegalStateException(isNot(type));
    }

    private static String isNot(Class<?> type) {
        return "What is stored does not have the form of %s.".formatted(type.getSimpleName());
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of ours can be written.", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof StoredJson<?> that && type == that.type && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
