package dev.meno.course.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.course.CourseDefinition;
import dev.meno.course.QuestionDocument;
import dev.meno.psychometrics.model.ItemModel;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Reads and writes the JSON in which content is stored. */
@Singleton
public class ContentJson {
    private final ObjectMapper mapper;

    ContentJson(ObjectMapper mapper) {
        // A newer version may have written fields that this one does not know yet: old and new run side by side.
        this.mapper = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public QuestionDocument question(String content) {
        return read(content, QuestionDocument.class);
    }

    CourseDefinition definition(String content) {
        return read(content, CourseDefinition.class);
    }

    public ItemModel model(String content) {
        return read(content, ItemParameters.class).toModel();
    }

    ItemParameters parameters(String content) {
        return read(content, ItemParameters.class);
    }

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Content that was read can be written.", e);
        }
    }

    /** SHA-256 of texts, in order. */
    static String hash(List<String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private <T> T read(String content, Class<T> type) {
        try {
            return mapper.readValue(content, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Stored content does not have the form of %s.".formatted(type.getSimpleName()), e);
        }
    }
}
