package dev.meno.course.content.lint;

import dev.meno.course.CourseDefinition;
import dev.meno.course.CourseDefinition.Coverage;
import dev.meno.course.QuestionDocument;
import dev.meno.course.content.CourseContent;
import dev.meno.course.content.CourseContent.Placed;
import java.util.List;

/** The bank holds what {@code course.json} says it should: enough questions of each topic and aspect, easy and hard. */
final class CoverageRule implements LintRule {
    static final double EASY_BELOW = -0.7;
    static final double HARD_ABOVE = 0.7;

    @Override
    public void check(CourseContent content, Findings findings) {
        Coverage coverage = content.course().coverage();
        if (coverage != null) {
            checkTopics(content, coverage, findings);
            checkDifficulties(content, coverage, findings);
        }
    }

    private static void checkTopics(CourseContent content, Coverage coverage, Findings findings) {
        List<CourseDefinition.Topic> topics = content.course().topics();
        for (int i = 0; i < topics.size(); i++) {
            CourseDefinition.Topic topic = topics.get(i);
            List<QuestionDocument> questions = content.placed()
                    .filter(placed -> placed.topic().equals(topic.key()))
                    .map(Placed::question)
                    .toList();
            if (questions.size() < coverage.questionsPerTopic()) {
                findings.warn(
                        "topic-coverage",
                        "/topics/" + i,
                        "The topic (%s) has %d questions of at least %d."
                                .formatted(topic.key(), questions.size(), coverage.questionsPerTopic()));
            }
            for (String aspect : topic.aspects()) {
                long covering = questions.stream()
                        .filter(question -> question.aspects().contains(aspect))
                        .count();
                if (covering < coverage.questionsPerAspect()) {
                    findings.warn(
                            "aspect-coverage",
                            "/topics/" + i,
                            "The aspect (%s) of the topic (%s) has %d questions of at least %d."
                                    .formatted(aspect, topic.key(), covering, coverage.questionsPerAspect()));
                }
            }
        }
    }

    private static void checkDifficulties(CourseContent content, Coverage coverage, Findings findings) {
        List<CourseDefinition.Domain> domains = content.course().domains();
        for (int i = 0; i < domains.size(); i++) {
            String domain = domains.get(i).key();
            List<Double> difficulties = content.placed()
                    .filter(placed -> placed.domain().equals(domain))
                    .map(placed -> placed.question().location())
                    .toList();
            long easy = difficulties.stream().filter(b -> b < EASY_BELOW).count();
            long hard = difficulties.stream().filter(b -> b > HARD_ABOVE).count();
            checkShare("easy", easy, coverage.easyShare(), difficulties.size(), domain, i, findings);
            checkShare("hard", hard, coverage.hardShare(), difficulties.size(), domain, i, findings);
        }
    }

    private static void checkShare(
            String name, long count, double share, int questions, String domain, int index, Findings findings) {
        if (count < share * questions) {
            findings.warn(
                    "difficulty-spread",
                    "/domains/" + index,
                    "Of the %d questions of the domain (%s) %d are %s; at least %s %% should be."
                            .formatted(questions, domain, count, name, Math.round(100 * share)));
        }
    }
}
