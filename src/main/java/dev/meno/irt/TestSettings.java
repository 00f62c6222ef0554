package dev.meno.irt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What scoring and choosing share. */
record TestSettings(
        @Nullable IrtModel model,
        List<IrtItemRequest> items,
        @Nullable EstimatorName estimator,
        @Nullable PriorRequest prior,
        @Nullable QuadratureRequest quadrature,
        @Nullable BoundsRequest bounds,
        boolean parameterUncertainty,
        @Nullable List<String> domains,
        @Nullable List<List<Double>> correlations) {}
