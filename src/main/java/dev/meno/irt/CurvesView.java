package dev.meno.irt;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Curves of the items, in the order of the request.")
record CurvesView(List<CurveView> curves) {
    @Schema(description = "The curves of an item.")
    record CurveView(
            @Schema(description = "The item's id.", examples = "i1")
            String id,

            @Schema(
                    description = "Probability of each category: one row per ability, one column per category.",
                    examples = "[[0.4,0.6]]")
            List<List<Double>> probabilities,

            @Schema(description = "Fisher information at each ability.", examples = "[0.21]")
            List<Double> information) {}
}
