/**
 * Errors as RFC 9457 problem documents. Public: the registry of problem types, the base exception every feature
 * subclasses, and the shape of the document.
 */
@NullMarked
package dev.meno.problem;

import org.jspecify.annotations.NullMarked;
