/**
 * Meno in the browser: pages and their assets; the log-in is in {@code login}. The pages are clients of the public API like any other; nothing here
 * knows what they show. Public is what a demo offers to log in as,
 * and what the log-in shares with the pages.
 */
@NullMarked
package dev.meno.web;

import org.jspecify.annotations.NullMarked;
