package dev.meno.problem;

import java.util.List;

/**
 * An error that the client is told about. Features subclass it; only {@link ProblemMapper} catches it. The message is
 * shown to the client, so it names the value and, where there is one, the remedy, and nothing of the server's inside.
 */
public abstract class MenoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldError> errors;

    protected MenoException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    protected MenoException(ProblemType type, String detail, List<FieldError> errors) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /**
     * Whether what the refused request has changed is committed all the same: an answer that comes too late is refused, and
     * the exam whose end that shows is closed.
     */
    public boolean keepsChanges() {
        return false;
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
