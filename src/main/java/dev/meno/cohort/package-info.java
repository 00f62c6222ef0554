/**
 * Cohorts of learners and what their instructors see of them. Its public face is HTTP; the demo founds
 * cohorts of its own.
 */
@NullMarked
package dev.meno.cohort;

import org.jspecify.annotations.NullMarked;
