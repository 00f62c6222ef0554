package dev.meno.session.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.http.IdempotencyKey;
import jakarta.inject.Singleton;

/** Reads and writes what sessions and attempts store as JSON. */
@Singleton
public class SessionJson {
    private final ObjectMapper mapper;

    SessionJson(ObjectMapper mapper) {
        // A newer version may have written fields that this one does not know yet: old and new run side by side.
        this.mapper = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of ours can be written.", e);
        }
    }

    public <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "What is stored does not have the form of %s.".formatted(type.getSimpleName()), e);
        }
    }

    public String hash(Object body) {
        return IdempotencyKey.bodyHash(mapper, body);
    }
}
