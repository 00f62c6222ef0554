/** How a session goes on, as pure functions: a session's state, what a choice depends on, and a policy for each mode. */
@NullMarked
package dev.meno.session.policy;

import org.jspecify.annotations.NullMarked;
