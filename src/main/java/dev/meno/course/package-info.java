/**
 * Courses and their questions. Public: the course as data, the questions a session serves and scores, the immutable
 * {@link dev.meno.course.ItemPool} of a published course and the catalogue that finds it.
 */
@NullMarked
package dev.meno.course;

import org.jspecify.annotations.NullMarked;
