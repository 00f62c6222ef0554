package dev.meno.irt;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        description = "Interval in which map, ml and wl look for the ability; by default [-4, 4]. If a side is absent"
                + " or null, it has no bound.")
record BoundsRequest(
        @Schema(description = "Lowest ability, in logits.", examples = "-4") @Nullable
        Double min,

        @Schema(description = "Highest ability, in logits.", examples = "4") @Nullable
        Double max) {}
