/** What is known of an ability: the additive log-likelihood on a grid, the posterior and its estimate. All public. */
@NullMarked
package dev.meno.psychometrics.ability;

import org.jspecify.annotations.NullMarked;
