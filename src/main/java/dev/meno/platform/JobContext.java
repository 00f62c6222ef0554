package dev.meno.platform;

import java.util.Optional;
import java.util.UUID;

/** What a running job knows of itself, and how it tells how far it has come. Nothing here waits for the database. */
public interface JobContext {
    /** What the job is about, as it was submitted. */
    UUID aboutId();

    /** Where the one before got to, if this run takes over from it and it left something. */
    <C> Optional<C> checkpoint(Class<C> type);

    /**
     * Says how far it has come. The next heartbeat writes it down, with the checkpoint.
     *
     * @param progress share that is done, from 0 to 1
     * @param checkpoint all that a run needs to go on from here; stored as JSON, and not changed by anybody from now on
     * @return false if the job is cancelled or another replica's, or this one shuts down: then nobody waits for the result
     */
    boolean advance(double progress, Object checkpoint);
}
