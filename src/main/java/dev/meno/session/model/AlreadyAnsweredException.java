package dev.meno.session.model;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

public class AlreadyAnsweredException extends MenoException {
    private static final long serialVersionUID = 1L;

    public AlreadyAnsweredException() {
        super(
                ProblemType.ALREADY_ANSWERED,
                "The question was already answered in this session, with a different response.");
    }
}
