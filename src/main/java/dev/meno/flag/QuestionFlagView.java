package dev.meno.flag;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "QuestionFlag", description = "A question that a learner reported as faulty.")
public record QuestionFlagView(
        @Schema(description = "Id of the flag.", examples = "019ab0c2-c001-7e55-8d31-1a2b3c4d5e6f")
        UUID id,

        @Schema(description = "Id of the question.", examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
        UUID questionId,

        @Schema(description = "Version that the learner saw.", examples = "3")
        int version,

        @Schema(description = "What is wrong.") FaultReason reason,

        @Schema(description = "Details from the learner.", examples = "Option B is also correct.") @Nullable
        String comment,

        @Schema(description = "When it was flagged.", examples = "2026-11-23T09:05:00Z")
        Instant createdAt,

        @Schema(
                description = "When an author resolved it; null if it is still open.",
                examples = "2026-11-24T08:00:00Z")
        @Nullable
        Instant resolvedAt) {}
