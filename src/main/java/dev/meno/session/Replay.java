package dev.meno.session;

import java.util.UUID;

/**
 * Repeats every decision and every estimate from the append-only attempts and reports what comes out differently. Nothing may:
 * the choice of a question is a function of what is recorded with it, and an ability the fold of the attempts.
 */
public interface Replay {
    /** Repeats everything that the current tenant has on record. */
    ReplayReport replay();

    /** Repeats everything that is on record of one learner in one course. */
    ReplayReport replay(UUID learnerId, UUID courseId);
}
