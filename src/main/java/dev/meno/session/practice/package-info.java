/** A session from its start to its end: drawing questions, answers, hints, skips, and HTTP. */
@NullMarked
package dev.meno.session.practice;

import org.jspecify.annotations.NullMarked;
