/** Sessions and attempts as they are stored and shown, the scorer, and the doorkeeper that lets callers at them. */
@NullMarked
package dev.meno.session.model;

import org.jspecify.annotations.NullMarked;
