package dev.meno.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        type = SchemaType.OBJECT,
        examples =
                "{\"learners\":200,\"criterion\":\"mpwi\",\"contentBalance\":\"largest-deficit\",\"exposure\":{\"randomesque\":5},\"stopping\":{\"minimumQuestions\":10,\"maximumQuestions\":30,\"standardError\":0.35},\"seed\":1}",
        description = "A policy to try out on the course's published questions, with simulated learners or, with"
                + " `responses`, recorded ones. The same request with the same seed gives the same result.")
record SimulationRequest(
        @Schema(description = "Number of simulated learners; by default 500.", examples = "500")
        @Min(1)
        @Max(5000)
        @Nullable
        Integer learners,

        @Schema(
                description =
                        "Recorded learners instead of simulated ones: the scored category of each answered question by"
                                + " its id. A test asks only what is on record.")
        @Size(min = 1, max = 1000)
        @Nullable
        List<Map<String, Integer>> responses,

        @Schema(description = "Abilities of the simulated learners; by default the same as `prior`.") @Valid @Nullable
        PopulationRequest population,

        @Schema(
                description =
                        "The belief about a learner before the first answer; by default N(0, 1) and correlation 0.")
        @Valid
        @Nullable
        PopulationRequest prior,

        @Schema(description = "Whether an answer in one domain changes the estimates in the others; by default false.")
        @Nullable
        Boolean joint,

        @Schema(description = "How questions are compared; by default mpwi.") @Nullable
        SimulationCriterion criterion,

        @Schema(description = "How a test keeps to the blueprint; by default largest-deficit.") @Nullable
        BalanceName contentBalance,

        @Schema(
                description =
                        "How exposure of the best questions is limited; by default, one of the five best is drawn.")
        @Valid
        @Nullable
        ExposureRequest exposure,

        @Schema(description = "When a test ends.") @NotNull @Valid
        StoppingRequest stopping,

        @Schema(
                description =
                        "How late progressive and proportional turn from chance to information: 1 is even, more is"
                                + " later; by default 1.",
                examples = "1")
        @DecimalMin("0")
        @DecimalMax("100")
        @Nullable
        Double acceleration,

        @Schema(description = "Seconds that an answer takes, for a time limit; by default 90.", examples = "90")
        @Min(1)
        @Max(3600)
        @Nullable
        Integer secondsPerQuestion,

        @Schema(description = "Seed of all draws; by default 1.", examples = "1") @Nullable
        Long seed) {

    @Schema(
            description =
                    "Normally distributed abilities, the same in every domain, with one correlation between all domains.")
    record PopulationRequest(
            @Schema(description = "Mean, in logits.", examples = "0") @DecimalMin("-4") @DecimalMax("4")
            double mean,

            @Schema(description = "Standard deviation, in logits.", examples = "1") @DecimalMin("0.1") @DecimalMax("4")
            double sd,

            @Schema(description = "Correlation between any two domains; 0 when absent.", examples = "0.6")
            @DecimalMin("0")
            @DecimalMax("0.99")
            @Nullable
            Double correlation) {}

    @Schema(description = "Control of exposure: exactly one field.")
    record ExposureRequest(
            @Schema(
                    description = "Draw among this many of the best questions; 1 always takes the best.",
                    examples = "5")
            @Min(1)
            @Max(100)
            @Nullable
            Integer randomesque,

            @Schema(
                    description =
                            "Item eligibility: no question goes to more than this share of the learners of a band.")
            @Valid
            @Nullable
            EligibilityRequest eligibility,

            @Schema(
                    description =
                            "Sympson–Hetter: probability to administer a question once it is chosen, by its id; 1 for the others.")
            @Nullable
            Map<String, @NotNull @DecimalMin("0.001") @DecimalMax("1") Double> sympsonHetter) {}

    @Schema(description = "A limit on exposure by ability.")
    record EligibilityRequest(
            @Schema(description = "Largest share of a band's learners to whom a question is shown.", examples = "0.25")
            @DecimalMin("0.01")
            @DecimalMax("1")
            double maximumRate,

            @Schema(
                    description = "Abilities that separate the bands, in logits, increasing; one band when absent.",
                    examples = "[-1,0,1]")
            @Size(max = 20)
            @Nullable
            List<@NotNull Double> edges) {}

    @Schema(description = "When a test ends: at the first rule that is met, but not before the minimum length.")
    record StoppingRequest(
            @Schema(description = "Minimum number of questions; by default 0.", examples = "5")
            @Min(0)
            @Max(1000)
            @Nullable
            Integer minimumQuestions,

            @Schema(description = "Maximum number of questions.", examples = "30") @Min(1) @Max(1000)
            int maximumQuestions,

            @Schema(description = "Standard error that every domain must reach, in logits.", examples = "0.35")
            @DecimalMin("0.01")
            @DecimalMax("2")
            @Nullable
            Double standardError,

            @Schema(description = "Time limit.", examples = "180") @Min(1) @Max(10_000) @Nullable
            Integer minutes,

            @Schema(description = "Least value of the criterion that is worth a question.", examples = "0.05")
            @DecimalMin("0.000001")
            @DecimalMax("1000")
            @Nullable
            Double minimumGain,

            @Schema(description = "Sequential probability ratio test on each side of a cut.") @Valid @Nullable
            SprtRequest sprt,

            @Schema(description = "Confidence interval that excludes a cut.") @Valid @Nullable
            IntervalRequest interval) {}

    @Schema(description = "Sequential probability ratio test of cut + delta against cut - delta in every domain.")
    record SprtRequest(
            @Schema(description = "The cut, in logits.", examples = "0") @DecimalMin("-5") @DecimalMax("5")
            double cut,

            @Schema(description = "Half the width of the indifference region, in logits.", examples = "0.25")
            @DecimalMin("0.01")
            @DecimalMax("2")
            double delta,

            @Schema(description = "Accepted rate of passing below.", examples = "0.05")
            @DecimalMin("0.001")
            @DecimalMax("0.49")
            double alpha,

            @Schema(description = "Accepted rate of failing above.", examples = "0.05")
            @DecimalMin("0.001")
            @DecimalMax("0.49")
            double beta) {}

    @Schema(description = "Confidence interval in every domain.")
    record IntervalRequest(
            @Schema(description = "The cut, in logits.", examples = "0") @DecimalMin("-5") @DecimalMax("5")
            double cut,

            @Schema(description = "Half its width in standard errors.", examples = "1.96")
            @DecimalMin("0.1")
            @DecimalMax("5")
            double z) {}

    /** Names of the criteria. */
    enum SimulationCriterion {
        @JsonProperty("mfi")
        MFI,
        @JsonProperty("mpwi")
        MPWI,
        @JsonProperty("mlwi")
        MLWI,
        @JsonProperty("kl")
        KL,
        @JsonProperty("klp")
        KLP,
        @JsonProperty("mepv")
        MEPV,
        @JsonProperty("mei")
        MEI,
        @JsonProperty("bopt")
        B_OPT,
        @JsonProperty("thopt")
        TH_OPT,
        @JsonProperty("progressive")
        PROGRESSIVE,
        @JsonProperty("proportional")
        PROPORTIONAL,
        @JsonProperty("random")
        RANDOM,
        @JsonProperty("joint-gain")
        JOINT_GAIN
    }

    /** Names of the ways to keep to the blueprint. */
    enum BalanceName {
        @JsonProperty("none")
        NONE,
        @JsonProperty("largest-deficit")
        LARGEST_DEFICIT,
        @JsonProperty("maximum-priority")
        MAXIMUM_PRIORITY
    }
}
