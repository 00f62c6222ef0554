package dev.meno.analytics;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a question works in a cohort.
 *
 * @param learners on whose first answers all statistics rest
 */
@Schema(
        name = "QuestionAnalytics",
        description = "How a question works in a cohort. All statistics use each learner's first answer only, because"
                + " learners remember a question that comes back. They are null below 5 learners.")
record QuestionAnalyticsView(
        @Schema(description = "Id of the question.", examples = "019ab0c2-8a10-7b21-8c11-aa01b2c3d4e5")
        UUID questionId,

        @Schema(description = "Key of the question in its course.", examples = "ml-regularisation-03")
        String key,

        @Schema(description = "Kind of the question.", examples = "single-choice")
        String kind,

        @Schema(description = "Key of its domain.", examples = "ml")
        String domain,

        @Schema(description = "Slug of its topic.", examples = "regularisation")
        String topic,

        @Schema(description = "Number of answers in the period, repeated ones included.", examples = "31")
        int attempts,

        @Schema(description = "Number of learners whose first answer falls within the period.", examples = "22")
        int learners,

        @Schema(
                description = "Share of the cohort's active learners who were shown it, from 0 to 1.",
                examples = "0.92")
        double exposure,

        @Schema(description = "Mean share of the points, from 0 to 1: the classical difficulty.", examples = "0.64")
        @Nullable
        Double pValue,

        @Schema(
                description = "Correlation of the score with the ability estimated before the answer; null also if all"
                        + " learners scored the same.",
                examples = "0.31")
        @Nullable
        Double pointBiserial,

        @Schema(
                description =
                        "Mean of score minus expectation. Above 0, the question is easier for this cohort than its"
                                + " parameters predict.",
                examples = "-0.04")
        @Nullable
        Double meanResidual,

        @Schema(
                description = "Fit: mean square of the residuals relative to their expected variance; about 1 if the"
                        + " parameters are right.",
                examples = "1.03")
        @Nullable
        Double meanSquare,

        @Schema(description = "Median time of an answer in seconds, by the clients' clocks.", examples = "48.5")
        @Nullable
        Double medianSeconds,

        @Schema(description = "How often learners of the cohort reported it as faulty in the period.", examples = "1")
        int flags,

        @Schema(description = "The options; empty if there is nothing to choose, and below 5 learners.")
        List<OptionView> options,

        @Schema(description = "What needs a closer look.") List<Concern> concerns) {

    /** What is suspicious of a question. */
    enum Concern {
        /** Able learners do worse than others. */
        @JsonProperty("negative-discrimination")
        NEGATIVE_DISCRIMINATION,
        /** A wrong option draws the ablest learners more than the key does. */
        @JsonProperty("attractive-distractor")
        ATTRACTIVE_DISTRACTOR,
        /** A wrong option that next to nobody takes. */
        @JsonProperty("idle-distractor")
        IDLE_DISTRACTOR,
        /** The answers do not follow the parameters. */
        @JsonProperty("misfit")
        MISFIT,
        /** Learners say it is faulty. */
        @JsonProperty("flagged")
        FLAGGED
    }

    @Schema(name = "OptionAnalytics", description = "How often an option was chosen.")
    record OptionView(
            @Schema(description = "Id of the option.", examples = "B")
            String id,

            @Schema(description = "Whether it is correct.", examples = "false")
            boolean isKey,

            @Schema(description = "Share of the learners who chose it, from 0 to 1.", examples = "0.18")
            double share,

            @Schema(
                    description =
                            "The same for each fifth of the learners by ability, lowest first. The fifths are about equal in"
                                    + " size. With few learners there may be fewer groups.",
                    examples = "[0.3,0.25,0.2,0.1,0.05]")
            List<Double> byAbility) {}
}
