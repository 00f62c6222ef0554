package dev.meno.irt;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Standard errors of an item's parameters. A parameter without one counts as known exactly.")
record ParameterErrorsRequest(
        @Schema(description = "Of the discrimination.", examples = "0.1") @Nullable
        Double a,

        @Schema(description = "Of the difficulty.", examples = "0.15") @Nullable
        Double b,

        @Schema(description = "Of the guessing floor.", examples = "0.03") @Nullable
        Double c,

        @Schema(description = "Of the upper asymptote.", examples = "0.01") @Nullable
        Double d,

        @Schema(description = "Of the thresholds, one each.") @Nullable
        List<@Nullable Double> thresholds,

        @Schema(description = "Of the steps, one each.") @Nullable
        List<@Nullable Double> steps,

        @Schema(description = "Of the slopes, one each.") @Nullable
        List<@Nullable Double> slopes,

        @Schema(description = "Of the intercepts, one each.") @Nullable
        List<@Nullable Double> intercepts) {}
