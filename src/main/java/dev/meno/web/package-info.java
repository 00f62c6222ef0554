/**
 * Meno in the browser: pages, their assets and the log-in. The pages are clients of the public API like any other; nothing here
 * knows what they show. Nothing is public.
 */
@NullMarked
package dev.meno.web;

import org.jspecify.annotations.NullMarked;
