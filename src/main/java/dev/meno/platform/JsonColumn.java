package dev.meno.platform;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/**
 * A column that holds a value as JSON. The column is text and no {@code jsonb}: the text stays what was written, to the
 * byte, and nothing searches inside it.
 */
public abstract class JsonColumn<T> implements AttributeConverter<@Nullable StoredJson<T>, @Nullable String> {
    private final Class<T> type;

    protected JsonColumn(Class<T> type) {
        this.type = type;
    }

    @Override
    public final @Nullable String convertToDatabaseColumn(@Nullable StoredJson<T> json) {
        return json == null ? null : json.text();
    }

    @Override
    public final @Nullable StoredJson<T> convertToEntityAttribute(@Nullable String text) {
        return text == null ? null : StoredJson.read(type, text);
    }
}
