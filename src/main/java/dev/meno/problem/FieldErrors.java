package dev.meno.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, up to a number that a human still reads. */
public final class FieldErrors {
    private static final int REPORTED = 20;

    private final List<FieldError> errors = new ArrayList<>();

    public void add(String pointer, String detail) {
        if (errors.size() < REPORTED) {
            errors.add(FieldError.at(pointer, detail));
        }
    }

    /** Adds the error unless the condition holds; returns whether it does. */
    public boolean require(boolean holds, String pointer, String detail) {
        if (!holds) {
            add(pointer, detail);
        }
        return holds;
    }

    /**
     * Refuses the request if anything is wrong with it.
     *
     * @throws InvalidRequestException with all that was added
     */
    public void refuse() {
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(errors);
        }
    }
}
