package dev.meno.cohort.live;

import java.util.Optional;
import java.util.UUID;

/** Where cohorts that somebody watches are read. */
interface LiveSource {
    /**
     * A cohort as it is now.
     *
     * @param owner subject of the instructor who may see it
     */
    record Watched(String owner, LiveView view) {}

    /** A cohort of the bound tenant; doesn't check who may see it; empty if it's gone. */
    Optional<Watched> watch(UUID cohortId);
}
