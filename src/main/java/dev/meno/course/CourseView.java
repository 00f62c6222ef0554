package dev.meno.course;

import dev.meno.course.content.CourseDefinition;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Course", description = "A course and the exam it prepares for.")
record CourseView(
        @Schema(description = "Key of the course.", examples = "mls-c01")
        String id,

        @Schema(description = "Grows with every published change.", examples = "1")
        int revision,

        @Schema(description = "Name for humans.", examples = "AWS Certified Machine Learning – Specialty (MLS-C01)")
        String title,

        @Schema(description = "What it is about.", examples = "A worked example of an exam profile.")
        String description,

        @Schema(description = "BCP 47 tag of the content.", examples = "en")
        String language,

        @Schema(description = "Format of the exam.") ExamView exam,

        @Schema(description = "The content areas, each with an ability of its own.")
        List<DomainView> domains,

        @Schema(description = "Finer labels within the domains.")
        List<TopicView> topics) {

    @Schema(name = "Exam", description = "Format of an exam.")
    record ExamView(
            @Schema(description = "Number of questions.", examples = "65")
            int questions,

            @Schema(description = "Time allowed, in minutes.", examples = "180")
            int minutes) {}

    @Schema(name = "Domain", description = "A content area.")
    record DomainView(
            @Schema(description = "Key of the domain.", examples = "ml")
            String id,

            @Schema(description = "Name for humans.", examples = "Machine learning and deep learning")
            String title,

            @Schema(description = "Share of the exam.", examples = "0.5")
            double weight,

            @Schema(description = "Questions of this domain in one exam.", examples = "33")
            int examQuestions) {}

    @Schema(name = "Topic", description = "A finer label within a domain.")
    record TopicView(
            @Schema(description = "Slug of the topic.", examples = "regularisation")
            String id,

            @Schema(description = "Key of its domain.", examples = "ml")
            String domain,

            @Schema(description = "Name for humans.", examples = "Regularisation")
            String title) {}

    static CourseView of(CourseDefinition course, int revision) {
        return new CourseView(
                course.key(),
                revision,
                course.title(),
                course.description(),
                course.language(),
                new ExamView(course.exam().questions(), course.exam().minutes()),
                course.domains().stream()
                        .map(domain ->
                                new DomainView(domain.key(), domain.title(), domain.weight(), domain.examQuestions()))
                        .toList(),
                course.topics().stream()
                        .map(topic -> new TopicView(topic.key(), topic.domain(), topic.title()))
                        .toList());
    }
}
