package dev.meno.course.content.lint;

import dev.meno.course.content.CourseContent.Placed;
import dev.meno.course.content.CourseReader;
import dev.meno.course.content.Finding;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    void error(String rule, Placed question, String pointer, String detail) {
        found.add(Finding.error(rule, question.file(), question.pointer() + pointer, named(question, detail)));
    }

    void warn(String rule, Placed question, String pointer, String detail) {
        found.add(Finding.warning(rule, question.file(), question.pointer() + pointer, named(question, detail)));
    }

    /** A finding about the course as a whole. */
    void warn(String rule, String pointer, String detail) {
        found.add(Finding.warning(rule, CourseReader.COURSE_FILE, pointer, detail));
    }

    List<Finding> list() {
        return List.copyOf(found);
    }

    private static String named(Placed question, String detail) {
        return "%s: %s".formatted(question.question().key(), detail);
    }
}
