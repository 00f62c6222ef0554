package dev.meno.session.practice;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

class NoMoreHintsException extends MenoException {
    private static final long serialVersionUID = 1L;

    NoMoreHintsException(int count) {
        super(ProblemType.NO_MORE_HINTS, "The question has %d hints.".formatted(count));
    }
}
