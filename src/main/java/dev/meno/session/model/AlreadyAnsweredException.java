package dev.meno.session;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

class AlreadyAnsweredException extends MenoException {
    private static final long serialVersionUID = 1L;

    AlreadyAnsweredException() {
        super(ProblemType.ALREADY_ANSWERED, "The question was answered before in this session, with another response.");
    }
}
