/** Enrolment by class lists. */
@NullMarked
package dev.meno.cohort.roster;

import org.jspecify.annotations.NullMarked;
