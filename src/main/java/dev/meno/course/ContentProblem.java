package dev.meno.course;

/**
 * Something wrong in a course's files.
 *
 * @param file name of the file, relative to the course's folder
 * @param pointer JSON pointer into it
 */
public record ContentProblem(String file, String pointer, String detail) {

    @Override
    public String toString() {
        return "%s#%s: %s".formatted(file, pointer, detail);
    }
}
