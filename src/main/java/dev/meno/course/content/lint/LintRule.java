package dev.meno.course.content;

/** One thing that the linter looks for. */
interface LintRule {
    void check(CourseContent content, Findings findings);
}
