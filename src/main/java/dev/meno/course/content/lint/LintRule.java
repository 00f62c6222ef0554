package dev.meno.course.content.lint;

import dev.meno.course.content.CourseContent;

/** One thing that the linter looks for. */
interface LintRule {
    void check(CourseContent content, Findings findings);
}
