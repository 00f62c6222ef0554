/** The application: its main class, what a start seeds, and the replay command. */
@NullMarked
package dev.meno.app;

import org.jspecify.annotations.NullMarked;
