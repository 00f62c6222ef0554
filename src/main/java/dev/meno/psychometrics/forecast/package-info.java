/** The score of a coming exam: its distribution, the chance to pass and what would raise it. All public. */
@NullMarked
package dev.meno.psychometrics.forecast;

import org.jspecify.annotations.NullMarked;
