/** What is checked in a course beyond its form: one rule a file. */
@NullMarked
package dev.meno.course.content.lint;

import org.jspecify.annotations.NullMarked;
