package dev.meno.cohort.live;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

/** This process is about to stop and begins nothing long (503). */
class ShuttingDownException extends MenoException {
    private static final long serialVersionUID = 1L;

    ShuttingDownException() {
        super(ProblemType.UNAVAILABLE, "The server is about to stop.");
    }
}
