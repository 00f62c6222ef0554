package dev.meno.learner;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.meno.platform.JsonColumn;
import jakarta.persistence.Converter;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a learner has said of the background in all courses.
 *
 * @param byCourse by the course's key, then the domain's
 */
record Backgrounds(@JsonValue Map<String, Background> byCourse) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Backgrounds {
        byCourse = Collections.unmodifiableMap(new TreeMap<>(byCourse));
    }

    /** What was said of a course. */
    Background of(String courseKey) {
        return byCourse.getOrDefault(courseKey, Background.UNKNOWN);
    }

    /** The same with what is now said of a course. */
    Backgrounds with(String courseKey, Background background) {
        Map<String, Background> all = new TreeMap<>(byCourse);
        all.put(courseKey, background);
        return new Backgrounds(all);
    }

    /** The column that holds them. */
    @Converter
    static class Column extends JsonColumn<Backgrounds> {
        Column() {
            super(Backgrounds.class);
        }
    }
}
