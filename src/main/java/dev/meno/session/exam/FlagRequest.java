package dev.meno.session.exam;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ExamMark", description = "Whether a question of a mock exam is marked to come back to.")
record FlagRequest(
        @Schema(description = "True to mark it.", examples = "true") @NotNull
        Boolean flagged) {}
