package dev.meno.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.meno.platform.JobStatus;

/** Where a simulation is: queued → running → completed, failed or cancelled. */
enum SimulationStatus {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    static SimulationStatus of(JobStatus job) {
        return switch (job) {
            case WAITING -> QUEUED;
            case RUNNING -> RUNNING;
            case DONE -> COMPLETED;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
        };
    }
}
