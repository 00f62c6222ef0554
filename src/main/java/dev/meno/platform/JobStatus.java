package dev.meno.platform;

/** Where a job is: waiting → running → done, failed or cancelled; from running back to waiting when its replica shuts down. */
public enum JobStatus {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
}
