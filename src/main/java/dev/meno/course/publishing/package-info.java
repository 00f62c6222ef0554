/** Courses in the database: reading and linting files, versions, publications, the cache of pools, and HTTP. */
@NullMarked
package dev.meno.course.publishing;

import org.jspecify.annotations.NullMarked;
