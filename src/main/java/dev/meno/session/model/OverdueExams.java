package dev.meno.session.model;

/** Closes exams whose time is up. */
public interface OverdueExams {
    /**
     * Closes an exam if its time is up, as of the deadline. The caller holds the session's lock.
     *
     * @return whether it was closed now
     */
    boolean closeIfOverdue(Session session);
}
