/**
 * What instructors learn of their cohorts. Counters and standings are folded from the stream of attempts, off the request's
 * path and each attempt once; answers come from them. Its public face is HTTP.
 */
@NullMarked
package dev.meno.analytics;

import org.jspecify.annotations.NullMarked;
