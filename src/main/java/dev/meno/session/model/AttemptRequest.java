package dev.meno.session.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "An answer to the pending question or, in a mock exam, to any question of the current section.")
public record AttemptRequest(
        @Schema(description = "Id of the pending question.", examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5") @NotNull
        UUID questionId,

        @Schema(description = "The answer, in the form of the question's kind.") @NotNull @Valid
        ResponseBody response,

        @Schema(description = "Time the learner took, in milliseconds.", examples = "48000")
        @Min(0)
        @Max(86_400_000)
        @Nullable
        Long elapsedMillis) {}
