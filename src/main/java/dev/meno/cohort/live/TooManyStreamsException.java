package dev.meno.cohort.live;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

/** The caller has as many streams open as one may have (429). */
class TooManyStreamsException extends MenoException {
    private static final long serialVersionUID = 1L;

    TooManyStreamsException(int open) {
        super(ProblemType.TOO_MANY_REQUESTS, "%d streams are already open. Close one of them first.".formatted(open));
    }
}
