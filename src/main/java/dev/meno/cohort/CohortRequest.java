package dev.meno.cohort;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A cohort to create or change.")
record CohortRequest(
        @Schema(description = "Name for humans.", examples = "Autumn evening class") @NotBlank @Size(max = 200)
        String name,

        @Schema(
                description =
                        "Subject of the instructor who looks after it; the caller when absent. Only a partner may name another.",
                examples = "demo-instructor")
        @Size(min = 1, max = 100)
        @Nullable
        String instructor) {}
