package dev.meno.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a course measures and the exam it prepares for; the form of {@code course.json} in the seed data.
 *
 * @param key human-made key, unique within a tenant
 * @param language BCP 47 tag of the content
 * @param practice how it is practised
 * @param names names of products and services as they are spelled, for the content linter
 * @param coverage what the linter expects of the bank; absent where nothing is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CourseDefinition(
        String key,
        String title,
        String description,
        String language,
        ExamProfile exam,
        List<Domain> domains,
        List<Topic> topics,
        @Nullable PracticeSettings practice,
        List<String> names,
        @Nullable Coverage coverage) {
    public CourseDefinition {
        domains = List.copyOf(domains);
        topics = List.copyOf(topics);
        names = orEmpty(names);
    }

    /**
     * A content area with an ability of its own.
     *
     * @param weight share of the exam, in (0, 1]; the weights of a course add up to 1
     * @param examQuestions number of questions of this domain in one form
     */
    public record Domain(String key, String title, double weight, int examQuestions) {}

    /**
     * A finer label within a domain.
     *
     * @param requires keys of the topics that it rests on
     * @param aspects what the topic comprises; questions name the aspects they cover
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Topic(String key, String domain, String title, List<String> requires, List<String> aspects) {
        public Topic {
            requires = orEmpty(requires);
            aspects = orEmpty(aspects);
        }
    }

    /**
     * What a bank must hold to be complete in its author's eyes.
     *
     * @param questionsPerTopic questions of each topic, at least
     * @param questionsPerAspect questions of each aspect, at least
     * @param easyShare share of each domain's questions that are easy, at least
     * @param hardShare share of each domain's questions that are hard, at least
     */
    public record Coverage(int questionsPerTopic, int questionsPerAspect, double easyShare, double hardShare) {}

    /** How the course is practised, where it says nothing as any other. */
    public PracticeSettings practiceOrStandard() {
        return practice == null ? PracticeSettings.STANDARD : practice;
    }

    /** Keys of the domains, in the order in which the whole system numbers them. */
    public List<String> domainKeys() {
        return domains.stream().map(Domain::key).toList();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
