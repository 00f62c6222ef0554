package dev.meno.irt;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        type = SchemaType.OBJECT,
        description = "Items and abilities whose curves are wanted.",
        examples = "{\"items\":[{\"id\":\"i1\",\"model\":\"2pl\",\"a\":1.1,\"b\":0.4}],\"thetas\":[-0.5,0.5]}")
record CurvesRequest(
        @Schema(description = "Model of the items that don't name one.") @Nullable
        IrtModel model,

        @Schema(description = "The items, each id once.") @NotNull @Size(min = 1, max = IrtLimits.ITEMS)
        List<IrtItemRequest> items,

        @Schema(
                description =
                        "Abilities, in logits, from -1000 to 1000; items × abilities × categories up to 1 000 000.",
                examples = "[-1,0,1]")
        @NotNull
        @Size(min = 1, max = IrtLimits.THETAS)
        List<Double> thetas) {}
