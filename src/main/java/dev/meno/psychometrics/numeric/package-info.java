/** Numerically safe elementary functions. Public to the other packages of the core only. */
@NullMarked
package dev.meno.psychometrics.numeric;

import org.jspecify.annotations.NullMarked;
