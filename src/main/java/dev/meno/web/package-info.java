/**
 * Meno in the browser: pages, their assets and the log-in. The pages are clients of the public API like any other; nothing here
 * knows what they show. Public is what a demo offers to log in as.
 */
@NullMarked
package dev.meno.web;

import org.jspecify.annotations.NullMarked;
