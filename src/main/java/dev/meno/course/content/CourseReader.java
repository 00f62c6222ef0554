package dev.meno.course.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.meno.course.CourseDefinition;
import dev.meno.course.ExamProfile;
import dev.meno.course.PracticeSettings;
import dev.meno.course.QuestionDocument;
import dev.meno.course.QuestionDocument.MediaDocument;
import dev.meno.course.QuestionDocument.NumberDocument;
import dev.meno.course.QuestionDocument.OptionDocument;
import dev.meno.course.QuestionDocument.PromptDocument;
import dev.meno.course.QuestionKind;
import dev.meno.psychometrics.numeric.Sums;
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
 * Reads a course from its files: {@code course.json}, {@code questions/<topic>.json} for each topic and the charts that
 * they name. First each file is checked against its JSON Schema, then what no schema can say: that weights add up, keys
 * are unique, names refer to something, charts are safe. Every problem is reported.
 */
@Singleton
public class CourseReader {
    public static final String COURSE_FILE = "course.json";

    /** Weights are written as decimal fractions; their binary sum may miss 1 by rounding only. */
    private static final double WEIGHT_TOLERANCE = 1e-9;

    private final ObjectMapper json;
    private final Schema courseSchema;
    private final Schema questionsSchema;

    public CourseReader(ObjectMapper json) {
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
    public CourseContent read(CourseFiles files) {
        List<Finding> problems = new ArrayList<>();
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
                topics.add(new CourseContent.TopicQuestions(
                        topic.domain(), topic.key(), withMedia(name, file.questions(), files, problems)));
            });
        }
        CourseContent content = new CourseContent(definition, topics);
        checkEnemies(content, fileOfKey.keySet(), problems);
        if (!problems.isEmpty()) {
            throw new InvalidContentException(problems);
        }
        return content;
    }

    static String questionsFile(String topic) {
        return "questions/" + topic + ".json";
    }

    private <T> Optional<T> parse(
            CourseFiles files, String name, Schema schema, Class<T> type, List<Finding> problems) {
        Optional<String> text = files.read(name);
        if (text.isEmpty()) {
            problems.add(Finding.error(Finding.FORM, name, "", "The file is missing."));
            return Optional.empty();
        }
        try {
            json.readTree(text.get());
            List<Finding> found = schema.validate(text.get(), InputFormat.JSON).stream()
                    .map(error -> Finding.error(
                            Finding.FORM, name, error.getInstanceLocation().toString(), error.getMessage()))
                    .toList();
            problems.addAll(found);
            return found.isEmpty() ? Optional.of(json.readValue(text.get(), type)) : Optional.empty();
        } catch (JsonProcessingException e) {
            problems.add(Finding.error(
                    Finding.FORM, name, "", "The file isn't well-formed JSON: " + e.getOriginalMessage()));
            return Optional.empty();
        }
    }

    private static void checkDefinition(CourseDefinition course, List<Finding> problems) {
        double weights = Sums.of(course.domains().stream().mapToDouble(CourseDefinition.Domain::weight));
        if (Math.abs(weights - 1) > WEIGHT_TOLERANCE) {
            problems.add(Finding.ofCourse("/domains", "The weights add up to %s, not to 1.".formatted(weights)));
        }
        int examQuestions = course.domains().stream()
                .mapToInt(CourseDefinition.Domain::examQuestions)
                .sum();
        if (examQuestions != course.exam().questions()) {
            problems.add(Finding.ofCourse(
                    "/domains",
                    "The exam questions of the domains add up to %d, not to %d."
                            .formatted(examQuestions, course.exam().questions())));
        }
        checkExam(course, problems);
        PracticeSettings practice = course.practiceOrStandard();
        if (practice.zoneLow() >= practice.zoneHigh()) {
            problems.add(Finding.ofCourse("/practice", "The learning zone must have its lower end below its upper."));
        }
        checkUnique(course.domainKeys(), "/domains", problems);
        checkUnique(course.topics().stream().map(CourseDefinition.Topic::key).toList(), "/topics", problems);
        for (int i = 0; i < course.topics().size(); i++) {
            String domain = course.topics().get(i).domain();
            if (!course.domainKeys().contains(domain)) {
                problems.add(Finding.ofCourse(
                        "/topics/%d/domain".formatted(i), "There is no domain (%s).".formatted(domain)));
            }
            checkRequires(course, i, problems);
        }
    }

    /** A topic rests on topics before it, so that there is no circle. */
    private static void checkRequires(CourseDefinition course, int place, List<Finding> problems) {
        List<String> before = course.topics().subList(0, place).stream()
                .map(CourseDefinition.Topic::key)
                .toList();
        for (String required : course.topics().get(place).requires()) {
            if (!before.contains(required)) {
                problems.add(Finding.ofCourse(
                        "/topics/%d/requires".formatted(place),
                        "The topic (%s) must come before the topic that requires it.".formatted(required)));
            }
        }
    }

    private static void checkExam(CourseDefinition course, List<Finding> problems) {
        ExamProfile exam = course.exam();
        ExamProfile.Scale scale = exam.scale();
        if (!(scale.lowest() < scale.passMark() && scale.passMark() <= scale.highest())) {
            problems.add(Finding.ofCourse("/exam/scale", "The pass mark must lie within the scale, above its lowest."));
        }
        if (exam.unscored() >= exam.questions()) {
            problems.add(Finding.ofCourse("/exam/unscored", "At least one question must count."));
        }
        ExamProfile.Adaptive adaptive = exam.adaptive();
        if (adaptive != null) {
            if (adaptive.minimum() > exam.questions()) {
                problems.add(Finding.ofCourse(
                        "/exam/adaptive/minimum", "The minimum must not be above the exam's number of questions."));
            }
            if (exam.reviewAllowed() || exam.unscored() > 0 || !exam.sections().isEmpty()) {
                problems.add(Finding.ofCourse(
                        "/exam/adaptive", "An adaptive exam has no review, no unscored questions and no sections."));
            }
        }
        if (!exam.sections().isEmpty()) {
            checkSections(course, problems);
        }
    }

    private static void checkSections(CourseDefinition course, List<Finding> problems) {
        List<ExamProfile.Section> sections = course.exam().sections();
        checkUnique(sections.stream().map(ExamProfile.Section::key).toList(), "/exam/sections", problems);
        int minutes = sections.stream().mapToInt(ExamProfile.Section::minutes).sum();
        if (minutes != course.exam().minutes()) {
            problems.add(Finding.ofCourse(
                    "/exam/sections",
                    "The minutes of the sections add up to %d, not to %d."
                            .formatted(minutes, course.exam().minutes())));
        }
        List<String> covered = sections.stream()
                .flatMap(section -> section.domains().stream())
                .sorted()
                .toList();
        if (!covered.equals(course.domainKeys().stream().sorted().toList())) {
            problems.add(Finding.ofCourse("/exam/sections", "Each domain must be in exactly one section."));
        }
    }

    private static void checkUnique(List<String> keys, String pointer, List<Finding> problems) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!seen.add(keys.get(i))) {
                problems.add(Finding.ofCourse(
                        "%s/%d/key".formatted(pointer, i), "The key (%s) is taken.".formatted(keys.get(i))));
            }
        }
    }

    private static void checkQuestions(
            String name,
            CourseDefinition.Topic topic,
            QuestionsFile file,
            Map<String, String> fileOfKey,
            List<Finding> problems) {
        if (!file.topic().equals(topic.key())) {
            problems.add(Finding.error(
                    Finding.FORM, name, "/topic", "The topic (%s) does not match the file.".formatted(file.topic())));
        }
        for (int i = 0; i < file.questions().size(); i++) {
            QuestionDocument question = file.questions().get(i);
            String other = fileOfKey.putIfAbsent(question.key(), name);
            if (other != null) {
                problems.add(Finding.error(
                        Finding.FORM,
                        name,
                        "/questions/%d/key".formatted(i),
                        "The key (%s) is taken by a question in %s.".formatted(question.key(), other)));
            }
            String pointer = "/questions/" + i;
            List<Finding> found = new ArrayList<>();
            checkOptions(question, found, name, pointer);
            checkAspects(question, topic, found, name, pointer);
            checkParameters(question, found, name, pointer);
            problems.addAll(found);
        }
    }

    private static void checkOptions(QuestionDocument question, List<Finding> found, String name, String pointer) {
        List<OptionDocument> options = question.options();
        if (!options.isEmpty() && options.stream().allMatch(OptionDocument::isCorrect)) {
            found.add(form(name, pointer + "/options", "At least one option must be wrong."));
        }
        List<String> ids = options.stream().map(OptionDocument::id).toList();
        for (int i = 0; i < ids.size(); i++) {
            String expected = String.valueOf((char) ('A' + i));
            if (!ids.get(i).equals(expected)) {
                found.add(form(
                        name,
                        "%s/options/%d/id".formatted(pointer, i),
                        "The id must be (%s), the letter of its position.".formatted(expected)));
            }
        }
        if (question.kind() == QuestionKind.ORDERING
                && !Set.copyOf(question.order()).equals(Set.copyOf(ids))) {
            found.add(form(name, pointer + "/order", "The order must name each option once."));
        }
        for (int i = 0; i < question.prompts().size(); i++) {
            PromptDocument prompt = question.prompts().get(i);
            if (!prompt.id().equals(String.valueOf(i + 1))) {
                found.add(form(
                        name,
                        "%s/prompts/%d/id".formatted(pointer, i),
                        "The id must be (%d), the number of its position.".formatted(i + 1)));
            }
            if (!ids.contains(prompt.match())) {
                found.add(form(
                        name,
                        "%s/prompts/%d/match".formatted(pointer, i),
                        "There is no option (%s).".formatted(prompt.match())));
            }
        }
        NumberDocument answer = question.answer();
        if (answer != null && answer.formula() != null && question.template() == null) {
            found.add(form(name, pointer + "/answer/formula", "Only a template has numbers that a formula can use."));
        }
    }

    private static void checkAspects(
            QuestionDocument question, CourseDefinition.Topic topic, List<Finding> found, String name, String pointer) {
        for (int i = 0; i < question.aspects().size(); i++) {
            String aspect = question.aspects().get(i);
            if (!topic.aspects().contains(aspect)) {
                found.add(form(
                        name,
                        "%s/aspects/%d".formatted(pointer, i),
                        "The topic has no aspect (%s).".formatted(aspect)));
            }
        }
    }

    private static void checkParameters(QuestionDocument question, List<Finding> found, String name, String pointer) {
        QuestionDocument.ParametersDocument parameters = question.parameters();
        if (parameters == null) {
            return;
        }
        int points = question.points();
        if (points == 1 && parameters.difficulty() == null) {
            found.add(form(
                    name, pointer + "/parameters/steps", "A question of one point has a difficulty and no steps."));
        }
        if (points > 1 && parameters.steps().size() != points) {
            found.add(form(
                    name,
                    pointer + "/parameters",
                    "A question of %d points needs as many steps, not %d."
                            .formatted(points, parameters.steps().size())));
        }
    }

    private static void checkEnemies(CourseContent content, Set<String> keys, List<Finding> problems) {
        content.placed().forEach(placed -> {
            List<String> enemies = placed.question().enemies();
            for (int i = 0; i < enemies.size(); i++) {
                if (!keys.contains(enemies.get(i))
                        || enemies.get(i).equals(placed.question().key())) {
                    problems.add(form(
                            placed.file(),
                            "%s/enemies/%d".formatted(placed.pointer(), i),
                            "There is no other question (%s).".formatted(enemies.get(i))));
                }
            }
        });
    }

    private static List<QuestionDocument> withMedia(
            String name, List<QuestionDocument> questions, CourseFiles files, List<Finding> problems) {
        List<QuestionDocument> read = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            List<MediaDocument> charts = new ArrayList<>();
            for (int k = 0; k < questions.get(i).media().size(); k++) {
                MediaDocument chart = questions.get(i).media().get(k);
                String pointer = "/questions/%d/media/%d/file".formatted(i, k);
                Optional<SafeSvg> picture = files.read(chart.file()).map(SafeSvg::of);
                if (picture.isEmpty()) {
                    problems.add(form(name, pointer, "The file (%s) is missing.".formatted(chart.file())));
                }
                picture.ifPresent(svg -> svg.problems()
                        .forEach(problem -> problems.add(Finding.error("unsafe-svg", chart.file(), "", problem))));
                charts.add(new MediaDocument(
                        chart.file(),
                        chart.alternativeText(),
                        picture.flatMap(SafeSvg::svg).orElse(null)));
            }
            read.add(charts.isEmpty() ? questions.get(i) : questions.get(i).withMedia(charts));
        }
        return read;
    }

    private static Finding form(String file, String pointer, String detail) {
        return Finding.error(Finding.FORM, file, pointer, detail);
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
            ExamProfile exam,
            List<CourseDefinition.Domain> domains,
            List<CourseDefinition.Topic> topics,
            @Nullable PracticeSettings practice,
            List<String> names,
            CourseDefinition.@Nullable Coverage coverage) {
        CourseDefinition toDefinition() {
            return new CourseDefinition(
                    key, title, description, language, exam, domains, topics, practice, names, coverage);
        }
    }

    /** The form of {@code questions/<topic>.json}. */
    private record QuestionsFile(
            @JsonProperty("$schema") @Nullable String schema, String topic, List<QuestionDocument> questions) {}
}
