package dev.meno.platform;

import java.util.Optional;

/**
 * Does the jobs of a kind. A job may be begun more than once, by another replica each time: what it writes itself, it must write
 * so that twice is as good as once.
 */
public interface JobHandler<Q, R> {
    JobKind<Q, R> kind();

    /**
     * Does a job, for its tenant and outside of any transaction. An exception is a failure, which isn't tried again.
     *
     * @return the result; empty if the context said to stop
     */
    Optional<R> run(Q request, JobContext context);
}
