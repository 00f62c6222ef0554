package dev.meno.irt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        type = SchemaType.OBJECT,
        examples = "{\"theta\":0.21,\"standardError\":0.91,\"method\":\"eap\"}",
        description = "An estimate for one learner: `theta` and `standardError` or, with several domains, `mean`,"
                + " `standardErrors` and `covariance`; or why there is none.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EstimateView(
        @Schema(description = "Ability, in logits.", examples = "0.21") @Nullable
        Double theta,

        @Schema(
                description =
                        "Its standard error: the posterior's standard deviation for eap, from the expected information for the others.",
                examples = "0.91")
        @Nullable
        Double standardError,

        @Schema(description = "Ability in each domain, in the order of the request's `domains`.") @Nullable
        List<Double> mean,

        @Schema(description = "Standard error in each domain.") @Nullable
        List<Double> standardErrors,

        @Schema(description = "Covariance of the abilities, one row per domain.") @Nullable
        List<List<Double>> covariance,

        @Schema(description = "The estimator; `ep`, expectation propagation, with several domains.", examples = "eap")
        String method,

        @Schema(
                description =
                        "Why there is no estimate: `no-responses`, `unbounded` (the likelihood rises without end and no"
                                + " bound was set) or `no-information`.")
        @Nullable
        String refusal) {}
