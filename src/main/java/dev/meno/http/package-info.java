/** What HTTP adds to every operation: limits and strictness of bodies, idempotency, paging, CSV, and the completion of the OpenAPI description. */
@NullMarked
package dev.meno.http;

import org.jspecify.annotations.NullMarked;
