/** Mock exams: the paper, sitting it, its clock and its close. */
@NullMarked
package dev.meno.session.exam;

import org.jspecify.annotations.NullMarked;
