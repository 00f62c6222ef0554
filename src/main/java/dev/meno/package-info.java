/** Meno, an open adaptive tutoring backend; each feature has its own package below. */
@NullMarked
package dev.meno;

import org.jspecify.annotations.NullMarked;
