package dev.meno.session.model;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

public class SessionFinishedException extends MenoException {
    private static final long serialVersionUID = 1L;

    public SessionFinishedException() {
        super(ProblemType.SESSION_FINISHED, "The session is over and takes no more answers.");
    }

    /** It may have been found out by this request, which has closed the exam. */
    @Override
    public boolean keepsChanges() {
        return true;
    }
}
