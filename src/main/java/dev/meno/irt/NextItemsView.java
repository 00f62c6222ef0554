package dev.meno.irt;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Items to ask next, best first.")
record NextItemsView(List<ItemValueView> items) {
    @Schema(description = "An item and its value by the criterion.")
    record ItemValueView(
            @Schema(description = "The item's id.", examples = "i9")
            String id,

            @Schema(
                    description =
                            "The criterion's value, with the posterior or likelihood normalised over the quadrature. For"
                                    + " mepv, bopt and thopt, the smallest value is the best.",
                    examples = "0.61")
            double value) {}
}
