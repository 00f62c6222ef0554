package dev.meno.course;

import java.util.List;

/**
 * What a course measures and the exam it prepares for; the form of {@code course.json} in the seed data.
 *
 * @param key human-made key, unique within a tenant
 * @param language BCP 47 tag of the content
 */
public record CourseDefinition(
        String key,
        String title,
        String description,
        String language,
        Exam exam,
        List<Domain> domains,
        List<Topic> topics) {
    public CourseDefinition {
        domains = List.copyOf(domains);
        topics = List.copyOf(topics);
    }

    /**
     * The format of the exam.
     *
     * @param questions number of questions in one form
     * @param minutes time allowed
     */
    public record Exam(int questions, int minutes) {}

    /**
     * A content area with an ability of its own.
     *
     * @param weight share of the exam, in (0, 1]; the weights of a course add up to 1
     * @param examQuestions number of questions of this domain in one form
     */
    public record Domain(String key, String title, double weight, int examQuestions) {}

    /** A finer label within a domain. */
    public record Topic(String key, String domain, String title) {}

    /** Keys of the domains, in the order in which the whole system numbers them. */
    public List<String> domainKeys() {
        return domains.stream().map(Domain::key).toList();
    }
}
