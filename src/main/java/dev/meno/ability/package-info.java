/** What is known of a learner: abilities, topics, memories, mastery and the forecast of the exam. */
@NullMarked
package dev.meno.ability;

import org.jspecify.annotations.NullMarked;
