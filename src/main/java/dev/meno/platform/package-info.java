/**
 * What every feature stands on: ids, clock, tenancy, tokens, idempotency, paging, strict JSON and limits. Public is
 * what features call; the wiring is package-private.
 */
@NullMarked
package dev.meno.platform;

import org.jspecify.annotations.NullMarked;
