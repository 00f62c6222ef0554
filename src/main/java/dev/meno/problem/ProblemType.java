package dev.meno.problem;

import java.util.Locale;

/**
 * Every kind of error a client can meet. The slug, status and title are part of the contract: they are documented,
 * tested one by one and never renamed.
 */
public enum ProblemType {
    /** The body or a parameter could not be read: broken JSON, an unknown or duplicate field, a wrong JSON type. */
    MALFORMED_REQUEST(400, "The request can't be read"),
    /** No bearer token, or one that does not verify. */
    UNAUTHENTICATED(401, "Authentication is required"),
    /** The caller's role does not include the operation. */
    FORBIDDEN(403, "The caller isn't allowed to do this"),
    /** A browser sends it with the session's cookie, and not from one of our own pages. */
    CROSS_SITE_REQUEST(403, "The request comes from another site"),
    /** There is no such resource, or it is out of the caller's reach: the two look the same on purpose. */
    NOT_FOUND(404, "There is no such resource"),
    METHOD_NOT_ALLOWED(405, "The resource doesn't support this method"),
    NOT_ACCEPTABLE(406, "No acceptable representation"),
    /** The question of the session has been answered before, with another response. */
    ALREADY_ANSWERED(409, "The question has already been answered"),
    /** The question is not the one that the session waits for. */
    QUESTION_NOT_PENDING(409, "The question isn't pending"),
    SESSION_FINISHED(409, "The session is finished"),
    /** What is asked for exists when the session is over. */
    SESSION_ACTIVE(409, "The session isn't finished yet"),
    /** The learner sits another exam; it must be finished first. */
    EXAM_IN_PROGRESS(409, "Another exam is under way"),
    /** The question belongs to a section of the exam that has not begun or is over. */
    SECTION_CLOSED(409, "The section is closed"),
    /** All hints of the question have been shown. */
    NO_MORE_HINTS(409, "There are no more hints"),
    /** The session's mode does not offer the operation. */
    NOT_IN_THIS_MODE(409, "The session's mode doesn't support this"),
    /** The cohort is archived; restore it to change it. */
    COHORT_ARCHIVED(409, "The cohort is archived"),
    /** Something with the same human-made key exists already. */
    ALREADY_EXISTS(409, "The resource already exists"),
    /** Another request changed the same resource at the same moment; the retry sees the new state. */
    CONCURRENT_CHANGE(409, "The resource was changed at the same time"),
    /** The tenant has as many jobs under way as it may have. */
    TOO_MANY_JOBS(409, "Too many jobs are under way"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type isn't supported"),
    /** The request can be read but breaks a constraint; {@code errors} points at the fields. */
    INVALID_REQUEST(422, "The request is invalid"),
    /** The idempotency key was used before with another body. */
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    /** The caller does more at a time than one may; the {@code Retry-After} header says when to ask again. */
    TOO_MANY_REQUESTS(429, "Too many requests at once"),
    INTERNAL_ERROR(500, "Something went wrong on the server"),
    /** The server cannot answer now; the {@code Retry-After} header says when to ask again. */
    UNAVAILABLE(503, "The service is busy");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A stable, relative URI that names the type; it answers with a description. */
    public String uri() {
        return "/problems/" + slug();
    }
}
