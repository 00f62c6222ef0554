package dev.meno.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;

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

    boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
