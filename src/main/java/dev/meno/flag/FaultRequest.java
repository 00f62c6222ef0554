package dev.meno.flag;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "QuestionFlagRequest", description = "A report of a question that seems faulty.")
public record FaultRequest(
        @Schema(
                description = "Id of a question that the session has served.",
                examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
        @NotNull
        UUID questionId,

        @Schema(description = "What is wrong.") @NotNull FaultReason reason,

        @Schema(description = "Details for the author.", examples = "Option B is also correct.")
        @Size(min = 1, max = 1000)
        @Nullable
        String comment) {}
