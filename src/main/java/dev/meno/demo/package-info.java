/** The demo: its tenant, its log-ins, and learners who practise in simulation. Used by nothing. */
@NullMarked
package dev.meno.demo;

import org.jspecify.annotations.NullMarked;
