package dev.meno.platform.jobs;

import dev.meno.platform.JobContext;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job that this replica is doing. The thread that does it and the one that sends heartbeats share it. */
final class JobRun implements JobContext {
    private final JobRepository.Open job;
    private final JobRepository.Claim claim;
    private final JobJson json;
    private volatile Mark mark;
    private volatile boolean isStopped;

    JobRun(JobRepository.Open job, UUID owner, JobJson json) {
        this.job = job;
        this.json = json;
        claim = new JobRepository.Claim(job.id(), owner, job.attempts() + 1);
        mark = new Mark(job.progress(), null);
    }

    /** How far it has come; one object, so that progress and checkpoint belong together. */
    private record Mark(double progress, @Nullable Object checkpoint) {}

    @Override
    public UUID aboutId() {
        return job.aboutId();
    }

    @Override
    public <C> Optional<C> checkpoint(Class<C> type) {
        return Optional.ofNullable(job.checkpoint()).map(stored -> json.read(stored, type));
    }

    @Override
    public boolean advance(double progress, Object checkpoint) {
        mark = new Mark(progress, checkpoint);
        return !isStopped;
    }

    /** From now on it is told to stop. */
    void stop() {
        isStopped = true;
    }

    JobRepository.Open job() {
        return job;
    }

    JobRepository.Claim claim() {
        return claim;
    }

    /** Tells what has been reached to somebody who writes it down. */
    <T> T reached(Writer<T> writer) {
        Mark reached = mark;
        return writer.write(
                reached.progress(), reached.checkpoint() == null ? job.checkpoint() : json.write(reached.checkpoint()));
    }

    interface Writer<T> {
        T write(double progress, @Nullable String checkpoint);
    }
}
