package dev.meno.session.practice;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Which question to skip.")
record SkipRequest(
        @Schema(
                description = "Id of the pending question. With it, repeating the request skips no further question.",
                examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
        @Nullable
        UUID questionId) {}
