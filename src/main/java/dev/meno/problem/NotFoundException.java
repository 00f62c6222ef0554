package dev.meno.problem;

/** There is no such resource, or the caller may not know of it (404); both carry the same message. */
public class NotFoundException extends MenoException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what the resource's kind in the API's words, for example {@code session}
     * @param id the identifier the client sent
     */
    public NotFoundException(String what, Object id) {
        super(ProblemType.NOT_FOUND, "There is no %s (%s).".formatted(what, id));
    }
}
