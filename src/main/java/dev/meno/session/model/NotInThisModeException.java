package dev.meno.session.model;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

public class NotInThisModeException extends MenoException {
    private static final long serialVersionUID = 1L;

    public NotInThisModeException(String detail) {
        super(ProblemType.NOT_IN_THIS_MODE, detail);
    }
}
