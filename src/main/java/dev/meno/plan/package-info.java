/** What a learner studies for, and a plan for each day until then. */
@NullMarked
package dev.meno.plan;

import org.jspecify.annotations.NullMarked;
