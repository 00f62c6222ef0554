/** Jobs as rows, and the worker of each replica that does them. */
@NullMarked
package dev.meno.platform.jobs;

import org.jspecify.annotations.NullMarked;
