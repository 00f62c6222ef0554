package dev.meno.irt;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "A normal belief about the ability before any response; with several domains, about each of" + " them.")
record PriorRequest(
        @Schema(description = "Mean, in logits, from -100 to 100.", examples = "0")
        double mean,

        @Schema(description = "Standard deviation, in logits, from 0.01 to 100.", examples = "1")
        double sd) {}
