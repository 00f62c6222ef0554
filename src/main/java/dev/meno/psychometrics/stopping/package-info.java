/** When a test is over: rules, their combination and the reason. All public. */
@NullMarked
package dev.meno.psychometrics.stopping;

import org.jspecify.annotations.NullMarked;
