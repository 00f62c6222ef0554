package dev.meno.course.content;

/** A template cannot be read, or its numbers cannot be drawn. Reported as a problem of the content. */
final class InvalidTemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    InvalidTemplateException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** What is wrong, for the template's author. */
    String problem() {
        return problem;
    }
}
