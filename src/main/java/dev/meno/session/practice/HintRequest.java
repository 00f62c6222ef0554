package dev.meno.session.practice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        description = "Which hint to show. With a number, the request is safe to repeat: a hint that was already shown"
                + " costs nothing more.")
record HintRequest(
        @Schema(
                description = "Id of the pending question. The request is refused if the session has moved on.",
                examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
        @Nullable
        UUID questionId,

        @Schema(description = "Which hint, from 1; by default the next one.", examples = "1")
        @Min(1)
        @Max(100)
        @Nullable
        Integer number) {}
