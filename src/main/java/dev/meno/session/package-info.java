/** Sessions: the next question, attempts and what they change. Its public face is HTTP; other features read ids only. */
@NullMarked
package dev.meno.session;

import org.jspecify.annotations.NullMarked;
