package dev.meno.course;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something wrong in a course's files.
 *
 * @param file name of the file, relative to the course's folder
 * @param pointer JSON pointer into it
 */
@Schema(description = "Something wrong in a course's files.")
public record ContentProblem(
        @Schema(description = "Name of the file.", examples = "questions/regularisation.json")
        String file,

        @Schema(description = "JSON pointer into the file.", examples = "/questions/0/options")
        String pointer,

        @Schema(description = "What is wrong.", examples = "must have at least 2 items")
        String detail) {
    @Override
    public String toString() {
        return "%s#%s: %s".formatted(file, pointer, detail);
    }
}
