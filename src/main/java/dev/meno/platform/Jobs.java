package dev.meno.platform;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Work that takes longer than a request. A job is a row: it survives every process, and whichever replica has a hand free
 * does it. All of a tenant's jobs are its own; each method works in the caller's transaction, or in one of its own.
 */
public interface Jobs {
    /**
     * Puts a job in line.
     *
     * @param aboutId what it is about, by which jobs are listed
     */
    <Q, R> Job<R> submit(JobKind<Q, R> kind, UUID aboutId, Q request);

    <R> Optional<Job<R>> find(JobKind<?, R> kind, UUID aboutId, UUID id);

    /** The jobs about something after an id, in the order of their ids. */
    <R> List<Job<R>> list(JobKind<?, R> kind, UUID aboutId, UUID after, int limit);

    /** Number of jobs of a kind that aren't over. */
    long countOpen(JobKind<?, ?> kind);

    /** Ends a job without a result; one that is over stays as it is. If it runs, it stops at its replica's next heartbeat. */
    void cancel(JobKind<?, ?> kind, UUID id);
}
