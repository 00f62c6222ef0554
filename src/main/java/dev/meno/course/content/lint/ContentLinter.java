package dev.meno.course.content.lint;

import dev.meno.course.content.CourseContent;
import dev.meno.course.content.Finding;
import java.util.List;

/**
 * Looks through a course whose form is valid for what learners would stumble over. The seed course is held to it by a
 * test; an import reports its findings.
 */
public final class ContentLinter {
    /** Each template is tried with so many seeds. */
    private static final int SEEDS = 1_000;

    private ContentLinter() {}

    /** What was found, errors and warnings, rule by rule. */
    public static List<Finding> lint(CourseContent content) {
        return lint(content, SEEDS);
    }

    /** The same with another number of seeds, at least 1. */
    static List<Finding> lint(CourseContent content, int seeds) {
        List<LintRule> rules = List.of(
                new SafeTextRule(),
                new OptionsRule(),
                new HintRule(),
                new TemplateRule(seeds),
                new KeyRule(),
                new DuplicateRule(),
                new SpellingRule(),
                new CoverageRule());
        Findings findings = new Findings();
        rules.forEach(rule -> rule.check(content, findings));
        return findings.list();
    }
}
