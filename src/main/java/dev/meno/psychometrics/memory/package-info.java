/** Memory of single facts: how well something once answered is still known, and when to ask it again. All public. */
@NullMarked
package dev.meno.psychometrics.memory;

import org.jspecify.annotations.NullMarked;
