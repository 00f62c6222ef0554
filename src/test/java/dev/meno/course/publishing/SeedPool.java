package dev.meno.course.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.course.ItemPool;
import dev.meno.course.Presentation;
import dev.meno.course.Question;
import dev.meno.course.QuestionDocument;
import dev.meno.course.QuestionTemplate;
import dev.meno.course.content.CourseContent;
import dev.meno.course.content.CourseFiles;
import dev.meno.course.content.CourseReader;
import dev.meno.platform.CalibratedCourse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        List<Question> questions = new ArrayList<>();
        for (CourseContent.TopicQuestions topic : content.topics()) {
            for (QuestionDocument document : topic.questions()) {
                questions.add(question(topic, document, questions.size()));
            }
        }
        return new ItemPool(new UUID(0, 1), 1, content.course(), questions);
    }

    private static Question question(CourseContent.TopicQuestions topic, QuestionDocument document, int ordinal) {
        return new Question(
                new UUID(1, ordinal),
                1,
                1,
                ordinal,
                topic.domain(),
                topic.topic(),
                document.key(),
                document.kind(),
                document.family(),
                Set.copyOf(document.enemies()),
                document.template() == null
                        ? new Question.Wording.Fixed(Presentation.of(document))
                        : new Question.Wording.Drawn(new QuestionTemplate(document)),
                StartingModel.of(document));
    }
}
