package dev.meno.access;

import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;

/** A human-made key is taken (409). */
public class AlreadyExistsException extends MenoException {
    private static final long serialVersionUID = 1L;

    public AlreadyExistsException(String what, String key) {
        super(ProblemType.ALREADY_EXISTS, "A %s (%s) already exists.".formatted(what, key));
    }
}
