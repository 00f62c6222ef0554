package dev.meno.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.meno.platform.Job;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A simulation and, when it is completed, its result.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SimulationView(
        @Schema(description = "Its id.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
        UUID id,

        @Schema(description = "Its status.") SimulationStatus status,

        @Schema(description = "Share of the learners who are done, from 0 to 1.", examples = "0.4")
        double progress,

        @Schema(description = "When it was requested.", examples = "2026-11-02T09:30:00Z")
        Instant createdAt,

        @Schema(description = "The result; present only if it is completed.") @Nullable
        SimulationResultView result,

        @Schema(description = "Why it failed; present only if it did.") @Nullable
        String error) {
    static SimulationView of(Job<SimulationResultView> job) {
        return new SimulationView(
                job.id(),
                SimulationStatus.of(job.status()),
                job.progress(),
                job.createdAt(),
                job.result(),
                job.error());
    }
}
