package dev.meno.web;

import dev.meno.course.CourseDefinition;
import dev.meno.course.ExamProfile;
import java.util.List;

/**
 * What the practice page has to know of a course before it asks the API, which shows courses to no learner: names, and the exam's
 * outer form. Nothing of its questions.
 *
 * @param hintPenalty part of a success that each hint takes away
 */
record PracticeCourse(
        String id, String title, double hintPenalty, Exam exam, List<DomainTitle> domains, List<TopicTitle> topics) {

    record Exam(int questions, int minutes, boolean reviewAllowed, Scale scale, List<String> sections) {}

    record Scale(double lowest, double highest, double passMark) {}

    record DomainTitle(String id, String title, double weight) {}

    record TopicTitle(String id, String title) {}

    static PracticeCourse of(CourseDefinition course) {
        return new PracticeCourse(
                course.key(),
                course.title(),
                course.practiceOrStandard().hintPenalty(),
                exam(course.exam()),
                course.domains().stream()
                        .map(domain -> new DomainTitle(domain.key(), domain.title(), domain.weight()))
                        .toList(),
                course.topics().stream()
                        .map(topic -> new TopicTitle(topic.key(), topic.title()))
                        .toList());
    }

    private static Exam exam(ExamProfile exam) {
        ExamProfile.Scale scale = exam.scale();
        return new Exam(
                exam.questions(),
                exam.minutes(),
                exam.reviewAllowed(),
                new Scale(scale.lowest(), scale.highest(), scale.passMark()),
                exam.sections().stream().map(ExamProfile.Section::title).toList());
    }
}
