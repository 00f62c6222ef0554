/** Numerically safe elementary functions, and chance that can be replayed. */
@NullMarked
package dev.meno.psychometrics.numeric;

import org.jspecify.annotations.NullMarked;
