package dev.meno.course;

/** A template cannot be read, or its numbers cannot be drawn. Reported as a problem of the content. */
public final class InvalidTemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    public InvalidTemplateException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** What is wrong, for the template's author. */
    public String problem() {
        return problem;
    }
}
