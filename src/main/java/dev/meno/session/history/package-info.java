/** What has been: attempts, reports, decisions, the replay, and what other rooms read of sessions. */
@NullMarked
package dev.meno.session.history;

import org.jspecify.annotations.NullMarked;
