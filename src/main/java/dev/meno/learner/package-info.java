/**
 * Learners and their abilities. Public: who may see a learner, and the abilities of one learner in one course, locked
 * for the time of an attempt.
 */
@NullMarked
package dev.meno.learner;

import org.jspecify.annotations.NullMarked;
