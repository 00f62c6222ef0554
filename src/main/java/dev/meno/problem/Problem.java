package dev.meno.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An RFC 9457 problem document. */
@Schema(description = "An RFC 9457 problem document.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        @Schema(description = "Stable URI of the problem's type.", examples = "/problems/invalid-request")
        String type,

        @Schema(description = "Title of the type.", examples = "The request is invalid")
        String title,

        @Schema(description = "The HTTP status.", examples = "422")
        int status,

        @Schema(description = "What went wrong this time, in words.", examples = "must not be null")
        String detail,

        @Schema(description = "The path of the request.", examples = "/v1/sessions")
        String instance,

        @Schema(description = "The invalid fields, if any.") List<FieldError> errors) {

    /** Media type of the document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemType type, String detail, String instance, List<FieldError> errors) {
        return new Problem(type.uri(), type.title(), type.status(), detail, instance, errors);
    }
}
