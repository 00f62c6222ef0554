/** How ability is spread in a group of learners, what is to be expected of them, and how their answers to a question look. */
@NullMarked
package dev.meno.psychometrics.population;

import org.jspecify.annotations.NullMarked;
