package dev.meno.course.content.lint;

import dev.meno.course.content.CourseContent;

/** Texts hold no raw HTML, no foreign pictures and no links but to https. */
final class SafeTextRule implements LintRule {
    @Override
    public void check(CourseContent content, Findings findings) {
        content.placed()
                .forEach(placed -> placed.question()
                        .texts()
                        .forEach(text -> SafeMarkdown.problems(text.text())
                                .forEach(problem ->
                                        findings.error("unsafe-markdown", placed, text.pointer(), problem))));
    }
}
