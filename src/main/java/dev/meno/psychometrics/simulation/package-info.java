/** Trying out a policy on simulated learners or on recorded responses. Public: plan, respondents, report, simulator. */
@NullMarked
package dev.meno.psychometrics.simulation;

import org.jspecify.annotations.NullMarked;
