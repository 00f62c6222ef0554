/** Counters and standings of cohorts, folded from the stream of attempts, each attempt once. */
@NullMarked
package dev.meno.analytics.folding;

import org.jspecify.annotations.NullMarked;
