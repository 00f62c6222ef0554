package dev.meno.course.content.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meno.course.CourseDefinition;
import dev.meno.course.ExamProfile;
import dev.meno.course.QuestionDocument;
import dev.meno.course.QuestionKind;
import dev.meno.course.content.CourseContent;
import dev.meno.course.content.CourseContent.Placed;
import dev.meno.course.content.CourseFiles;
import dev.meno.course.content.CourseReader;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The course that is packed into the application. */
class SeedCourseTest {
    private final CourseContent content =
            new CourseReader(new ObjectMapper()).read(CourseFiles.packed("seed-data/mls-c01"));

    @Test
    void theBlueprintIsTheExams() {
        CourseDefinition course = content.course();
        assertThat(course.exam())
                .isEqualTo(new ExamProfile(
                        65,
                        15,
                        180,
                        List.of(QuestionKind.SINGLE_CHOICE, QuestionKind.MULTIPLE_RESPONSE),
                        ExamProfile.MultipleResponseCredit.ALL_OR_NOTHING,
                        new ExamProfile.Scale(100, 1000, 750, null),
                        14,
                        true,
                        List.of(),
                        null));
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
    void theLinterFindsNothing() {
        assertThat(ContentLinter.lint(content)).isEmpty();
    }

    @Test
    void theBankIsOfItsSize() {
        Map<String, Long> questions = placed().collect(Collectors.groupingBy(Placed::domain, Collectors.counting()));
        assertThat(questions.get("ml")).isGreaterThanOrEqualTo(210);
        assertThat(questions.get("sagemaker")).isGreaterThanOrEqualTo(105);
        assertThat(questions.get("aws")).isGreaterThanOrEqualTo(105);
    }

    @Test
    void everyKindIsThereInNumbers() {
        Map<QuestionKind, Long> kinds = placed().collect(
                        Collectors.groupingBy(placed -> placed.question().kind(), Collectors.counting()));
        assertThat(kinds.get(QuestionKind.SINGLE_CHOICE)).isGreaterThan(content.questionCount() / 2);
        assertThat(kinds.get(QuestionKind.MULTIPLE_RESPONSE)).isGreaterThanOrEqualTo(50);
        assertThat(kinds.get(QuestionKind.NUMERIC)).isGreaterThanOrEqualTo(40);
        assertThat(kinds.get(QuestionKind.ORDERING)).isGreaterThanOrEqualTo(15);
        assertThat(kinds.get(QuestionKind.MATCHING)).isGreaterThanOrEqualTo(15);
    }

    @Test
    void templatesTablesAndChartsAreThereInNumbers() {
        assertThat(count(question -> question.template() != null)).isGreaterThanOrEqualTo(25);
        assertThat(count(question -> question.stem().contains("|--")
                        || question.stem().contains("| --")
                        || question.stem().contains("|:-")
                        || !question.media().isEmpty()))
                .isGreaterThanOrEqualTo(40);
        assertThat(count(question -> !question.media().isEmpty())).isGreaterThanOrEqualTo(12);
    }

    @Test
    void halfOfTheServicesQuestionsAreScenariosAndManyCombineServices() {
        for (String domain : List.of("sagemaker", "aws")) {
            List<Placed> questions =
                    placed().filter(placed -> placed.domain().equals(domain)).toList();
            assertThat(questions.stream()
                            .filter(placed -> !placed.question().constraints().isEmpty())
                            .count())
                    .as(domain)
                    .isGreaterThanOrEqualTo((questions.size() + 1) / 2);
        }
        assertThat(count(question ->
                        !question.constraints().isEmpty() && question.services().size() > 1))
                .isGreaterThanOrEqualTo(30);
    }

    @Test
    void everyChoiceHasARationale() {
        assertThat(placed().flatMap(placed -> placed.question().options().stream()
                        .filter(option -> option.correct() != null && option.rationale() == null)))
                .isEmpty();
    }

    private Stream<Placed> placed() {
        return content.placed();
    }

    private long count(Predicate<QuestionDocument> condition) {
        return placed().map(Placed::question).filter(condition).count();
    }
}
