package dev.meno.irt;

import dev.meno.problem.FieldError;
import dev.meno.problem.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, up to a number that a human still reads. */
final class Problems {
    private static final int REPORTED = 20;

    private final List<FieldError> errors = new ArrayList<>();

    void add(String pointer, String detail) {
        if (errors.size() < REPORTED) {
            errors.add(FieldError.at(pointer, detail));
        }
    }

    /** Adds the error unless the condition holds; returns whether it does. */
    boolean require(boolean holds, String pointer, String detail) {
        if (!holds) {
            add(pointer, detail);
        }
        return holds;
    }

    boolean any() {
        return !errors.isEmpty();
    }

    /** Refuses the request if anything is wrong with it. */
    void refuse() {
        if (any()) {
            throw new InvalidRequestException(errors);
        }
    }

    /** A part of a JSON pointer (RFC 6901, section 3). */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
