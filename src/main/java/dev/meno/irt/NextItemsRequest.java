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
        description = "A test under way.",
        examples =
                "{\"model\":\"2pl\",\"items\":[{\"id\":\"i1\",\"a\":1.2,\"b\":-0.3},{\"id\":\"i9\",\"a\":1.5,\"b\":0.4}],\"responses\":[{\"i1\":1}],\"criterion\":\"mpwi\",\"count\":1}")
record NextItemsRequest(
        @Schema(description = "Model of the items that don't name one.") @Nullable
        IrtModel model,

        @Schema(description = "The items, each id once.") @NotNull @Size(min = 1, max = IrtLimits.ITEMS)
        List<IrtItemRequest> items,

        @Schema(
                description =
                        "What the learner has answered so far, as one object in the format of `/v1/irt/scores`; by"
                                + " default nothing. Answered items aren't offered again.",
                examples = "[{\"i1\":1}]")
        @Size(max = 1)
        @Nullable
        List<Map<String, Integer>> responses,

        @Schema(description = "The estimator of the interim ability; by default eap.") @Nullable
        EstimatorName estimator,

        @Schema(description = "The belief before any response; by default N(0, 1).") @Nullable
        PriorRequest prior,

        @Schema(description = "The quadrature; by default 121 nodes over [-6, 6].") @Nullable
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
        List<List<Double>> correlations,

        @Schema(
                description =
                        "The interim ability, in logits, if the caller has it; otherwise it is estimated. Not with"
                                + " `domains`.",
                examples = "0.4")
        @Nullable
        Double theta,

        @Schema(description = "How items are compared; by default mpwi. joint-gain needs `domains`.") @Nullable
        CriterionName criterion,

        @Schema(description = "Which information mei uses; by default fisher.") @Nullable
        InformationName information,

        @Schema(description = "Items not to offer.", examples = "[\"i7\"]") @Nullable
        List<String> exclude,

        @Schema(description = "How many items to offer; by default 1.", examples = "1") @Nullable
        Integer count) {
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
