package dev.meno.irt;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        description = "An item with its parameters, on the logistic metric (D = 1). Its model determines which"
                + " parameters it needs.")
record IrtItemRequest(
        @Schema(description = "The caller's id of the item.", examples = "i1")
        String id,

        @Schema(description = "The item's model; by default that of the request.") @Nullable
        IrtModel model,

        @Schema(
                description = "Discrimination, per logit; 1 when absent from a 1pl or pcm item. Not for nrm.",
                examples = "1.2")
        @Nullable
        Double a,

        @Schema(description = "Difficulty, in logits, of a 1pl to 4pl item.", examples = "-0.3") @Nullable
        Double b,

        @Schema(description = "Guessing floor of a 3pl or 4pl item.", examples = "0.2") @Nullable
        Double c,

        @Schema(description = "Upper asymptote of a 4pl item; 1 in all others.", examples = "1") @Nullable
        Double d,

        @Schema(description = "Thresholds of a grm item, in logits, increasing; one less than its categories.")
        @Nullable
        List<@Nullable Double> thresholds,

        @Schema(description = "Steps of a pcm or gpcm item, in logits; one less than its categories.") @Nullable
        List<@Nullable Double> steps,

        @Schema(description = "Slopes of an nrm item, one per category.") @Nullable
        List<@Nullable Double> slopes,

        @Schema(description = "Intercepts of an nrm item, one per category.") @Nullable
        List<@Nullable Double> intercepts,

        @Schema(
                description =
                        "The domain that the item measures; one of the request's `domains` and allowed only with them.",
                examples = "ml")
        @Nullable
        String domain,

        @Schema(description = "Standard errors of the parameters, for `parameterUncertainty`.") @Nullable
        ParameterErrorsRequest standardErrors) {}
