package dev.meno.http;

import dev.meno.problem.FieldError;
import dev.meno.problem.MenoException;
import dev.meno.problem.ProblemType;
import java.util.List;

/** A table is of another character encoding than UTF-8 (400). */
class NotUtf8Exception extends MenoException {
    private static final long serialVersionUID = 1L;
    private static final String DETAIL =
            "The file isn't encoded in UTF-8. Save it as \u201cCSV UTF-8\u201d in Excel, or choose the"
                    + " character set Unicode (UTF-8) in LibreOffice, and send it as `text/csv; charset=UTF-8`.";

    NotUtf8Exception() {
        super(ProblemType.MALFORMED_REQUEST, DETAIL, List.of(FieldError.at("", DETAIL)));
    }
}
