/**
 * A course as its author wrote it: the form of its files, how they are read and checked, and the template questions whose
 * numbers are drawn. Knows no database. Public to the other course packages; sessions use the course's definition and the
 * kinds of question.
 */
@NullMarked
package dev.meno.course.content;

import org.jspecify.annotations.NullMarked;
