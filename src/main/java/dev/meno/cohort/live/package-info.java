/** What the members of a cohort are doing now, as a stream. */
@NullMarked
package dev.meno.cohort.live;

import org.jspecify.annotations.NullMarked;
