package dev.meno.session.model;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

public class SessionActiveException extends MenoException {
    private static final long serialVersionUID = 1L;

    public SessionActiveException() {
        super(
                ProblemType.SESSION_ACTIVE,
                "The session isn't finished yet. What you asked for is available once it is.");
    }
}
