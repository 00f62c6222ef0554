package dev.meno.session;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

class SessionFinishedException extends MenoException {
    private static final long serialVersionUID = 1L;

    SessionFinishedException() {
        super(ProblemType.SESSION_FINISHED, "The session is over; nothing can be answered in it any more.");
    }
}
