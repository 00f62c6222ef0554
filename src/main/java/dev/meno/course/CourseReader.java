package dev.meno.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a course from its files: {@code course.json} and {@code questions/<topic>.json} for each topic. First each file
 * is checked against its JSON Schema, then what no schema can say: that weights add up, keys are unique, names refer
 * to something. Every problem is reported.
 */
@Singleton
class CourseReader {
    static final String COURSE_FILE = "course.json";

    /** Weights are written as decimal fractions; their binary sum may miss 1 by rounding only. */
    private static final double WEIGHT_TOLERANCE = 1e-9;

    private final ObjectMapper json;
    private final Schema courseSchema;
    private final Schema questionsSchema;

    CourseReader(ObjectMapper json) {
        this.json = json;
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        courseSchema = schema(registry, "course");
        questionsSchema = schema(registry, "questions");
    }

    /**
     * Reads and checks a course.
     *
     * @throws InvalidContentException with every problem found, if there is any
     */
    CourseContent read(CourseFiles files) {
        List<ContentProblem> problems = new ArrayList<>();
        CourseFile course = parse(files, COURSE_FILE, courseSchema, CourseFile.class, problems)
                .orElseThrow(() -> new InvalidContentException(problems));
        CourseDefinition definition = course.toDefinition();
        checkDefinition(definition, problems);
        List<CourseContent.TopicQuestions> topics = new ArrayList<>();
        Map<String, String> fileOfKey = new HashMap<>();
        for (CourseDefinition.Topic topic : definition.topics()) {
            String name = questionsFile(topic.key());
            parse(files, name, questionsSchema, QuestionsFile.class, problems).ifPresent(file -> {
                checkQuestions(name, topic, file, fileOfKey, problems);
                topics.add(new CourseContent.TopicQuestions(topic.domain(), topic.key(), file.questions()));
            });
        }
        if (!problems.isEmpty()) {
            throw new InvalidContentException(problems);
        }
        return new CourseContent(definition, topics);
    }

    private static String questionsFile(String topic) {
        return "questions/" + topic + ".json";
    }

    private <T> Optional<T> parse(
            CourseFiles files, String name, Schema schema, Class<T> type, List<ContentProblem> problems) {
        Optional<String> text = files.read(name);
        if (text.isEmpty()) {
            problems.add(new ContentProblem(name, "", "The file is missing."));
            return Optional.empty();
        }
        try {
            json.readTree(text.get());
            List<ContentProblem> found = schema.validate(text.get(), InputFormat.JSON).stream()
                    .map(error ->
                            new ContentProblem(name, error.getInstanceLocation().toString(), error.getMessage()))
                    .toList();
            problems.addAll(found);
            return found.isEmpty() ? Optional.of(json.readValue(text.get(), type)) : Optional.empty();
        } catch (JsonProcessingException e) {
            problems.add(new ContentProblem(name, "", "The file is no well-formed JSON: " + e.getOriginalMessage()));
            return Optional.empty();
        }
    }

    private static void checkDefinition(CourseDefinition course, List<ContentProblem> problems) {
        double weights = course.domains().stream()
                .mapToDouble(CourseDefinition.Domain::weight)
                .sum();
        if (Math.abs(weights - 1) > WEIGHT_TOLERANCE) {
            problems.add(new ContentProblem(
                    COURSE_FILE, "/domains", "The weights add up to %s, not to 1.".formatted(weights)));
        }
        int examQuestions = course.domains().stream()
                .mapToInt(CourseDefinition.Domain::examQuestions)
                .sum();
        if (examQuestions != course.exam().questions()) {
            problems.add(new ContentProblem(
                    COURSE_FILE,
                    "/domains",
                    "The exam questions of the domains add up to %d, not to %d."
                            .formatted(examQuestions, course.exam().questions())));
        }
        checkUnique(course.domainKeys(), "/domains", problems);
        checkUnique(course.topics().stream().map(CourseDefinition.Topic::key).toList(), "/topics", problems);
        for (int i = 0; i < course.topics().size(); i++) {
            String domain = course.topics().get(i).domain();
            if (!course.domainKeys().contains(domain)) {
                problems.add(new ContentProblem(
                        COURSE_FILE, "/topics/%d/domain".formatted(i), "There is no domain (%s).".formatted(domain)));
            }
        }
    }

    private static void checkUnique(List<String> keys, String pointer, List<ContentProblem> problems) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!seen.add(keys.get(i))) {
                problems.add(new ContentProblem(
                        COURSE_FILE,
                        "%s/%d/key".formatted(pointer, i),
                        "The key (%s) is taken.".formatted(keys.get(i))));
            }
        }
    }

    private static void checkQuestions(
            String name,
            CourseDefinition.Topic topic,
            QuestionsFile file,
            Map<String, String> fileOfKey,
            List<ContentProblem> problems) {
        if (!file.topic().equals(topic.key())) {
            problems.add(new ContentProblem(
                    name, "/topic", "The topic (%s) does not match the file.".formatted(file.topic())));
        }
        for (int i = 0; i < file.questions().size(); i++) {
            QuestionDocument question = file.questions().get(i);
            String other = fileOfKey.putIfAbsent(question.key(), name);
            if (other != null) {
                problems.add(new ContentProblem(
                        name,
                        "/questions/%d/key".formatted(i),
                        "The key (%s) is taken by a question in %s.".formatted(question.key(), other)));
            }
            checkOptions(name, "/questions/%d/options".formatted(i), question, problems);
        }
    }

    private static void checkOptions(
            String name, String pointer, QuestionDocument question, List<ContentProblem> problems) {
        List<QuestionDocument.OptionDocument> options = Objects.requireNonNullElse(question.options(), List.of());
        if (!options.isEmpty() && options.stream().allMatch(QuestionDocument.OptionDocument::correct)) {
            problems.add(new ContentProblem(name, pointer, "At least one option must be wrong."));
        }
        for (int i = 0; i < options.size(); i++) {
            String expected = String.valueOf((char) ('A' + i));
            if (!options.get(i).id().equals(expected)) {
                problems.add(new ContentProblem(
                        name,
                        "%s/%d/id".formatted(pointer, i),
                        "The id must be (%s), the letter of its place.".formatted(expected)));
            }
        }
    }

    private static Schema schema(SchemaRegistry registry, String name) {
        String path = "seed-data/schema/%s.schema.json".formatted(name);
        try (InputStream schema = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return registry.getSchema(Objects.requireNonNull(schema, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form of {@code course.json}. */
    private record CourseFile(
            @JsonProperty("$schema") @Nullable String schema,
            String key,
            String title,
            String description,
            String language,
            CourseDefinition.Exam exam,
            List<CourseDefinition.Domain> domains,
            List<CourseDefinition.Topic> topics) {
        CourseDefinition toDefinition() {
            return new CourseDefinition(key, title, description, language, exam, domains, topics);
        }
    }

    /** The form of {@code questions/<topic>.json}. */
    private record QuestionsFile(
            @JsonProperty("$schema") @Nullable String schema, String topic, List<QuestionDocument> questions) {}
}
