package dev.meno.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/** Reads and writes the JSON in which requests, checkpoints and results of jobs are stored. */
@Singleton
class JobJson {
    private final ObjectMapper mapper;

    JobJson(ObjectMapper mapper) {
        // A newer release may have written fields that this one does not know yet: old and new run side by side.
        this.mapper = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "A stored job does not have the form of %s.".formatted(type.getSimpleName()), e);
        }
    }

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "A %s can't be written.".formatted(value.getClass().getSimpleName()), e);
        }
    }
}
