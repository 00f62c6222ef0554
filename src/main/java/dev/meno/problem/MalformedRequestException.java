package dev.meno.problem;

import java.util.List;

/** A query parameter or header cannot be read (400). */
public class MalformedRequestException extends MenoException {
    private static final long serialVersionUID = 1L;

    public MalformedRequestException(String parameter, String detail) {
        super(ProblemType.MALFORMED_REQUEST, detail, List.of(FieldError.ofParameter(parameter, detail)));
    }
}
