package dev.meno.session.exam;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

class SectionClosedException extends MenoException {
    private static final long serialVersionUID = 1L;

    SectionClosedException() {
        super(ProblemType.SECTION_CLOSED, "The section of the exam hasn't begun yet or is over.");
    }
}
