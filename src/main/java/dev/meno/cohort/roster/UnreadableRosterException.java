package dev.meno.cohort.roster;

import dev.meno.problem.FieldError;
import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;
import java.util.List;

/** A file is no CSV from a line on (400). */
class UnreadableRosterException extends MenoException {
    private static final long serialVersionUID = 1L;

    UnreadableRosterException(int line) {
        this("The file isn't valid CSV (RFC 4180) from line %d on: a quotation mark is out of place.".formatted(line));
    }

    private UnreadableRosterException(String detail) {
        super(ProblemType.MALFORMED_REQUEST, detail, List.of(FieldError.at("", detail)));
    }
}
