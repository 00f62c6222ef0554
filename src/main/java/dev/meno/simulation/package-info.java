/** Jobs that take a while: simulations of a policy on a course's items. Nothing here is public; its face is HTTP. */
@NullMarked
package dev.meno.simulation;

import org.jspecify.annotations.NullMarked;
