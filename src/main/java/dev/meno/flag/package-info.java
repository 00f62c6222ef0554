/** Learners' reports that a question is faulty, and their authors' queue. */
@NullMarked
package dev.meno.flag;

import org.jspecify.annotations.NullMarked;
