package dev.meno.learner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes a learner's backgrounds, by the course's key. */
@Singleton
class BackgroundJson {
    private static final TypeReference<TreeMap<String, Map<String, Familiarity>>> BY_COURSE = new TypeReference<>() {};

    private final ObjectMapper mapper;

    BackgroundJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Map<String, Map<String, Familiarity>> read(String text) {
        try {
            return mapper.readValue(text, BY_COURSE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored is a background.", e);
        }
    }

    String write(Map<String, Map<String, Familiarity>> byCourse) {
        try {
            return mapper.writeValueAsString(byCourse);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A background can be written.", e);
        }
    }
}
