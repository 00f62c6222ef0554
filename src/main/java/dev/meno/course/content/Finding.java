package dev.meno.course.content;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that is wrong with a course's files, or could be better.
 *
 * @param file name of the file, relative to the course's folder
 * @param pointer JSON pointer into it; empty for the file as a whole
 */
@Schema(name = "ContentFinding", description = "Something that could be better in a course's content.")
public record Finding(
        @Schema(description = "Whether it prevents publishing.")
        Severity severity,

        @Schema(description = "The rule that was broken.", examples = "hint-gives-key-away")
        String rule,

        @Schema(description = "The file.", examples = "questions/regularisation.json")
        String file,

        @Schema(description = "Place in the file, as a JSON pointer.", examples = "/questions/3/hints/0")
        String pointer,

        @Schema(description = "What is wrong, in words.", examples = "The hint gives the key (L1) away.")
        String detail) {

    /** Rule of the files' form, which their schemas and references state. */
    static final String FORM = "form";

    /** How much it matters. */
    public enum Severity {
        /** The course cannot be published. */
        @JsonProperty("error")
        ERROR,
        /** The course can be published, but learners will notice. */
        @JsonProperty("warning")
        WARNING
    }

    public static Finding error(String rule, String file, String pointer, String detail) {
        return new Finding(Severity.ERROR, rule, file, pointer, detail);
    }

    public static Finding warning(String rule, String file, String pointer, String detail) {
        return new Finding(Severity.WARNING, rule, file, pointer, detail);
    }

    /** A problem of form in {@code course.json}. */
    public static Finding ofCourse(String pointer, String detail) {
        return error(FORM, CourseReader.COURSE_FILE, pointer, detail);
    }

    @JsonIgnore
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return "%s#%s: %s (%s)".formatted(file, pointer, detail, rule);
    }
}
