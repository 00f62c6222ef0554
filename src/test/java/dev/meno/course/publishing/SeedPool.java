package dev.meno.course.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.course.ItemPool;
import dev.meno.course.PoolContent;
import dev.meno.course.PoolNumbering;
import dev.meno.course.QuestionContent;
import dev.meno.course.QuestionDocument;
import dev.meno.course.content.CourseContent;
import dev.meno.course.content.CourseFiles;
import dev.meno.course.content.CourseReader;
import dev.meno.platform.CalibratedCourse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The pool of the seed course, or of another, without a database, for simulations. */
public final class SeedPool {
    private SeedPool() {}

    public static ItemPool read() {
        return of(CourseFiles.packed("seed-data/mls-c01"));
    }

    /** The pool of a partner's course. */
    public static ItemPool of(CalibratedCourse course) {
        return of(course.files("licence"));
    }

    /** The pool of a course by the files of an import. */
    public static ItemPool of(Map<String, Object> files) {
        ObjectMapper json = new ObjectMapper();
        Map<String, String> texts = new HashMap<>();
        files.forEach((name, file) -> {
            try {
                texts.put(name, json.writeValueAsString(file));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        });
        return of(CourseFiles.of(texts));
    }

    /** The pool of any course. */
    public static ItemPool of(CourseFiles files) {
        CourseContent content = new CourseReader(new ObjectMapper()).read(files);
        List<QuestionContent> questions = new ArrayList<>();
        List<PoolNumbering.Entry> entries = new ArrayList<>();
        for (CourseContent.TopicQuestions topic : content.topics()) {
            for (QuestionDocument document : topic.questions()) {
                entries.add(new PoolNumbering.Entry(new UUID(1, entries.size()), 1, entries.size()));
                questions.add(
                        QuestionContent.of(topic.domain(), topic.topic(), document, 1, StartingModel.of(document)));
            }
        }
        return new ItemPool(
                new PoolNumbering(new UUID(0, 1), 1, entries), new PoolContent(content.course(), questions));
    }
}
