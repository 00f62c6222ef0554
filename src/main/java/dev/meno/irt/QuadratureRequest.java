package dev.meno.irt;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Equally spaced abilities over which integrals are taken by the trapezoid rule.")
record QuadratureRequest(
        @Schema(description = "Number of nodes, 2 to 1001.", examples = "121")
        int nodes,

        @Schema(description = "Lowest ability, in logits, at least -100.", examples = "-6")
        double min,

        @Schema(description = "Highest ability, in logits, at most 100.", examples = "6")
        double max) {}
