package dev.meno.session;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

class NotInThisModeException extends MenoException {
    private static final long serialVersionUID = 1L;

    NotInThisModeException(String detail) {
        super(ProblemType.NOT_IN_THIS_MODE, detail);
    }
}
