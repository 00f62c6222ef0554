package dev.meno.simulation;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;
import java.util.List;

/** The tenant has as many simulations under way as it may have (409). */
class TooManySimulationsException extends MenoException {
    private static final long serialVersionUID = 1L;

    TooManySimulationsException(int most) {
        super(
                ProblemType.TOO_MANY_JOBS,
                "%d simulations are queued or running. Wait for one to end, or cancel one.".formatted(most),
                List.of());
    }
}
