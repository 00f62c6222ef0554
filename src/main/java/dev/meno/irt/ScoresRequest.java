package dev.meno.irt;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        type = SchemaType.OBJECT,
        description = "Response vectors to score.",
        examples =
                "{\"model\":\"3pl\",\"items\":[{\"id\":\"i1\",\"a\":1.2,\"b\":-0.3,\"c\":0.2}],\"responses\":[{\"i1\":1}],\"estimator\":\"eap\",\"prior\":{\"mean\":0.3,\"sd\":1.1},\"quadrature\":{\"nodes\":131,\"min\":-6.5,\"max\":6.5}}")
record ScoresRequest(
        @Schema(description = "Model of the items that don't name one.") @Nullable
        IrtModel model,

        @Schema(description = "The items, each id once.") @NotNull @Size(min = 1, max = IrtLimits.ITEMS)
        List<IrtItemRequest> items,

        @Schema(
                description =
                        "One object per learner: the scored category of each answered item by its id, from 0. Up to 1"
                                + " 000 000 responses in total with eap, 200 000 with the other estimators.",
                examples = "[{\"i1\":1}]")
        @NotNull
        @Size(min = 1, max = IrtLimits.VECTORS)
        List<Map<String, Integer>> responses,

        @Schema(description = "The estimator; by default eap.") @Nullable
        EstimatorName estimator,

        @Schema(description = "The belief for eap and map; by default N(0, 1).") @Nullable
        PriorRequest prior,

        @Schema(description = "The quadrature of eap; by default 121 nodes over [-6, 6].") @Nullable
        QuadratureRequest quadrature,

        @Schema(description = "Bounds of map, ml and wl.") @Nullable
        BoundsRequest bounds,

        @Schema(
                description =
                        "Whether to average over the uncertainty of the parameters, by the items' standard errors; for"
                                + " up to 1000 items.")
        @Nullable
        Boolean parameterUncertainty,

        @Schema(
                description = "Names of the domains for a joint estimate; each item then names one.",
                examples = "[\"ml\",\"aws\"]")
        @Size(min = 1, max = IrtLimits.DOMAINS)
        @Nullable
        List<String> domains,

        @Schema(
                description = "Correlations of the abilities, one row per domain; required with `domains`.",
                examples = "[[1,0.6],[0.6,1]]")
        @Size(min = 1, max = IrtLimits.DOMAINS)
        @Nullable
        List<List<Double>> correlations) {
    TestSettings settings() {
        return new TestSettings(
                model,
                items,
                estimator,
                prior,
                quadrature,
                bounds,
                Boolean.TRUE.equals(parameterUncertainty),
                domains,
                correlations);
    }
}
