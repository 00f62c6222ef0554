/** Choosing the next item. Public: the bank's tables, the blueprint, the selector with its input and outcome. */
@NullMarked
package dev.meno.psychometrics.selection;

import org.jspecify.annotations.NullMarked;
