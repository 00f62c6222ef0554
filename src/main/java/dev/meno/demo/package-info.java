/** Starts the application and, for a demo, fills it; uses every other package and is used by none. */
@NullMarked
package dev.meno.demo;

import org.jspecify.annotations.NullMarked;
