package dev.meno.ability;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Forecast", description = "How a learner would do in the exam today.")
public record ForecastView(
        @Schema(description = "Id of the learner.", examples = "019ab0c2-7d1e-7c3a-9f10-3f2a8c6f1b01")
        UUID learnerId,

        @Schema(description = "Key of the course.", examples = "mls-c01")
        String courseId,

        @Schema(description = "Whether enough is known for a forecast.")
        Status status,

        @Schema(
                description = "What is missing for a forecast, in words; null if the forecast is ready.",
                examples = "More answers are needed in ml.")
        @Nullable
        String missing,

        @Schema(description = "Probability of passing, from 0 to 1; null if too little is known.", examples = "0.71")
        @Nullable
        Double passProbability,

        @Schema(description = "The scaled score; null if too little is known.") @Nullable
        ScoreForecast score,

        @Schema(description = "What each domain contributes, in the course's order; empty if too little is known.")
        List<DomainForecast> domains,

        @Schema(description = "The topics that would raise the score most, best first; empty if too little is known.")
        List<TopicLever> topics) {

    /** Whether enough is known. */
    enum Status {
        @JsonProperty("ready")
        READY,
        @JsonProperty("not-enough-evidence")
        NOT_ENOUGH_EVIDENCE
    }

    @Schema(name = "ScoreForecast", description = "A forecast of the scaled score.")
    record ScoreForecast(
            @Schema(description = "Its mean.", examples = "781")
            double expected,

            @Schema(
                    description =
                            "Lower end of the interval that contains the score with a probability of at least 0.9.",
                    examples = "690")
            double low,

            @Schema(description = "Upper end of that interval.", examples = "874")
            double high,

            @Schema(description = "Score needed to pass.", examples = "750")
            double passMark) {}

    @Schema(name = "DomainForecast", description = "What a domain contributes to the exam.")
    record DomainForecast(
            @Schema(description = "Key of the domain.", examples = "ml")
            String domain,

            @Schema(
                    description = "Estimated ability, taking the other domains into account, in logits.",
                    examples = "0.42")
            double theta,

            @Schema(description = "Its standard error, in logits.", examples = "0.31")
            double standardError,

            @Schema(description = "Expected points.", examples = "18.2")
            double expectedPoints,

            @Schema(description = "Points of the domain in the exam.", examples = "26")
            int maxPoints,

            @Schema(
                    description =
                            "How much the probability of passing rises if the ability rises by a quarter of a logit.",
                    examples = "0.06")
            double passProbabilityGain) {}

    @Schema(name = "TopicLever", description = "A topic that would raise the score.")
    record TopicLever(
            @Schema(description = "Slug of the topic.", examples = "regularisation")
            String topic,

            @Schema(description = "Key of its domain.", examples = "ml")
            String domain,

            @Schema(
                    description =
                            "How much the expected scaled score rises if the ability in the topic rises by half a logit.",
                    examples = "4.8")
            double scoreGain) {}
}
