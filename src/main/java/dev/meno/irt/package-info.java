/** Psychometrics as a service: scoring, choosing and drawing items that the caller sends along; nothing is stored. */
@NullMarked
package dev.meno.irt;

import org.jspecify.annotations.NullMarked;
