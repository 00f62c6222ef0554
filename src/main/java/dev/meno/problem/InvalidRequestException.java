package dev.meno.problem;

import java.util.List;

/** The request can be read, but a field breaks a constraint that only the feature knows (422). */
public class InvalidRequestException extends MenoException {
    private static final long serialVersionUID = 1L;

    public InvalidRequestException(String pointer, String detail) {
        this(List.of(FieldError.at(pointer, detail)));
    }

    public InvalidRequestException(List<FieldError> errors) {
        super(ProblemType.INVALID_REQUEST, errors.getFirst().detail(), errors);
    }
}
