/**
 * What every feature stands on: clock, ids, seeds, the caller, the tenant in whose name code runs, and paths of a request.
 * Public is what features call; the wiring is package-private.
 */
@NullMarked
package dev.meno.platform;

import org.jspecify.annotations.NullMarked;
