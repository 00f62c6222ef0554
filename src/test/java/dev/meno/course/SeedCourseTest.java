package dev.meno.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The course that is packed into the application. */
class SeedCourseTest {
    private final CourseContent content =
            new CourseReader(new ObjectMapper()).read(CourseFiles.packed("seed-data/mls-c01"));

    @Test
    void theBlueprintIsTheExams() {
        CourseDefinition course = content.course();
        assertThat(course.exam()).isEqualTo(new CourseDefinition.Exam(65, 180));
        assertThat(course.domains().stream()
                        .collect(
                                Collectors.toMap(CourseDefinition.Domain::key, CourseDefinition.Domain::examQuestions)))
                .isEqualTo(Map.of("ml", 33, "sagemaker", 16, "aws", 16));
        assertThat(course.domains().stream()
                        .collect(Collectors.toMap(CourseDefinition.Domain::key, CourseDefinition.Domain::weight)))
                .isEqualTo(Map.of("ml", 0.5, "sagemaker", 0.25, "aws", 0.25));
    }

    @Test
    void everyTopicOfTheCatalogueHasQuestions() {
        assertThat(content.course().topics()).hasSize(36);
        assertThat(content.topics())
                .hasSize(36)
                .allSatisfy(topic -> assertThat(topic.questions()).isNotEmpty());
    }

    @Test
    void theDomainsHaveEnoughQuestions() {
        Map<String, Integer> counts = content.topics().stream()
                .collect(Collectors.groupingBy(
                        CourseContent.TopicQuestions::domain,
                        Collectors.summingInt(topic -> topic.questions().size())));
        assertThat(counts.get("ml")).isGreaterThanOrEqualTo(45);
        assertThat(counts.get("sagemaker")).isGreaterThanOrEqualTo(22);
        assertThat(counts.get("aws")).isGreaterThanOrEqualTo(23);
        assertThat(content.questionCount()).isGreaterThanOrEqualTo(90);
    }

    @Test
    void everyKindIsThere() {
        assertThat(content.topics().stream()
                        .flatMap(topic -> topic.questions().stream())
                        .map(QuestionDocument::kind))
                .contains(QuestionKind.values());
    }

    @Test
    void noHintHoldsTheKeysText() {
        content.topics().stream()
                .flatMap(topic -> topic.questions().stream())
                .forEach(question -> question.task().options().stream()
                        .filter(Task.Option::correct)
                        .forEach(key -> assertThat(question.hints())
                                .as(question.key())
                                .noneMatch(hint -> hint.contains(key.text()))));
    }
}
