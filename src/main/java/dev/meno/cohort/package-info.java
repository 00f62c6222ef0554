/** Cohorts of learners and what their instructors see of them. Its public face is HTTP. */
@NullMarked
package dev.meno.cohort;

import org.jspecify.annotations.NullMarked;
