package dev.meno.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One invalid part of a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the body; absent when the error is not in the body
 * @param parameter name of the query parameter or header; absent when the error is in the body
 * @param detail what is wrong, for a human
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(@Nullable String pointer, @Nullable String parameter, String detail) {

    public static FieldError at(String pointer, String detail) {
        return new FieldError(pointer, null, detail);
    }

    /** A name as one segment of a JSON pointer (RFC 6901, section 3). */
    public static String segment(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    public static FieldError ofParameter(String parameter, String detail) {
        return new FieldError(null, parameter, detail);
    }
}
