package dev.meno.course.publishing;

import dev.meno.course.CourseDefinition;
import dev.meno.course.ExamProfile;
import dev.meno.course.QuestionKind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Course", description = "A course and the exam it prepares for.")
record CourseView(
        @Schema(description = "Key of the course.", examples = "mls-c01")
        String id,

        @Schema(description = "Increases with every published change.", examples = "1")
        int revision,

        @Schema(description = "Display name.", examples = "AWS Certified Machine Learning – Specialty (MLS-C01)")
        String title,

        @Schema(description = "What it is about.", examples = "A worked example of an exam profile.")
        String description,

        @Schema(description = "BCP 47 tag of the content.", examples = "en")
        String language,

        @Schema(description = "Format of the exam.") ExamView exam,

        @Schema(description = "The content areas, each with its own ability.")
        List<DomainView> domains,

        @Schema(description = "Finer labels within the domains.")
        List<TopicView> topics) {

    @Schema(name = "Exam", description = "Format of an exam.")
    record ExamView(
            @Schema(description = "Number of questions.", examples = "65")
            int questions,

            @Schema(description = "How many of them are on trial and don't count.", examples = "15")
            int unscored,

            @Schema(description = "Time allowed, in minutes.", examples = "180")
            int minutes,

            @Schema(description = "Kinds of question that the exam has.")
            List<QuestionKind> kinds,

            @Schema(description = "What a multiple-response question earns.")
            ExamProfile.MultipleResponseCredit multipleResponseCredit,

            @Schema(description = "How points are reported.")
            ScaleView scale,

            @Schema(description = "Days to wait after failing the exam.", examples = "14")
            int retakeWaitDays,

            @Schema(
                    description = "Whether answers can be changed and questions answered in any order.",
                    examples = "true")
            boolean reviewAllowed,

            @Schema(description = "Parts with their own time limits; empty if the exam has none.")
            List<SectionView> sections,

            @Schema(description = "How an adaptive exam ends; null for an exam of fixed length.") @Nullable
            AdaptiveView adaptive) {
        static ExamView of(ExamProfile exam) {
            ExamProfile.Scale scale = exam.scale();
            ExamProfile.Adaptive adaptive = exam.adaptive();
            return new ExamView(
                    exam.questions(),
                    exam.unscored(),
                    exam.minutes(),
                    exam.kinds(),
                    exam.multipleResponseCredit(),
                    new ScaleView(scale.lowest(), scale.highest(), scale.passMark(), scale.shareToPass()),
                    exam.retakeWaitDays(),
                    exam.reviewAllowed(),
                    exam.sections().stream()
                            .map(section -> new SectionView(
                                    section.key(), section.title(), section.domains(), section.minutes()))
                            .toList(),
                    adaptive == null ? null : new AdaptiveView(adaptive.minimum(), adaptive.confidence()));
        }
    }

    @Schema(name = "ExamScale", description = "Scale of the reported score.")
    record ScaleView(
            @Schema(description = "Score of no points.", examples = "100")
            double lowest,

            @Schema(description = "Score of all points.", examples = "1000")
            double highest,

            @Schema(description = "Score needed to pass.", examples = "750")
            double passMark,

            @Schema(description = "Share of the points that earns the pass mark.", examples = "0.722")
            double passShare) {}

    @Schema(name = "ExamSection", description = "A part of an exam with its own time limit.")
    record SectionView(
            @Schema(description = "Key of the section.", examples = "first")
            String id,

            @Schema(description = "Display name.", examples = "First section")
            String title,

            @Schema(description = "Keys of the domains whose questions it holds.", examples = "[\"ml\"]")
            List<String> domains,

            @Schema(description = "Time allowed, in minutes.", examples = "90")
            int minutes) {}

    @Schema(name = "AdaptiveExam", description = "How an adaptive exam ends.")
    record AdaptiveView(
            @Schema(description = "Minimum number of questions.", examples = "20")
            int minimum,

            @Schema(
                    description = "Probability with which the exam must be sure of a pass or a fail.",
                    examples = "0.95")
            double confidence) {}

    @Schema(name = "Domain", description = "A content area.")
    record DomainView(
            @Schema(description = "Key of the domain.", examples = "ml")
            String id,

            @Schema(description = "Display name.", examples = "Machine learning and deep learning")
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

            @Schema(description = "Display name.", examples = "Regularisation")
            String title) {}

    static CourseView of(CourseDefinition course, int revision) {
        return new CourseView(
                course.key(),
                revision,
                course.title(),
                course.description(),
                course.language(),
                ExamView.of(course.exam()),
                course.domains().stream()
                        .map(domain ->
                                new DomainView(domain.key(), domain.title(), domain.weight(), domain.examQuestions()))
                        .toList(),
                course.topics().stream()
                        .map(topic -> new TopicView(topic.key(), topic.domain(), topic.title()))
                        .toList());
    }
}
