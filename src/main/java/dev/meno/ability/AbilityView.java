package dev.meno.ability;

import dev.meno.psychometrics.ability.AbilityEstimate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A learner's ability in one domain.
 *
 * @param theta EAP estimate, in logits
 * @param standardError standard deviation of the posterior, in logits
 * @param low lower end of the 95% interval, in logits
 * @param high upper end of the 95% interval, in logits
 * @param attempts answers it rests on
 */
@Schema(name = "Ability", description = "A learner's ability in one domain.")
public record AbilityView(
        @Schema(description = "Key of the domain.", examples = "ml")
        String domain,

        @Schema(description = "Estimated ability in logits; 0 is the reference population's mean.", examples = "0.42")
        double theta,

        @Schema(description = "Standard error of the estimate, in logits.", examples = "0.38")
        double standardError,

        @Schema(description = "Lower end of the 95% interval of the ability, in logits.", examples = "-0.32")
        double low,

        @Schema(description = "Upper end of that interval, in logits.", examples = "1.16")
        double high,

        @Schema(description = "Number of answers that the estimate is based on.", examples = "12")
        int attempts) {
    static AbilityView of(String domain, AbilityEstimate estimate, int attempts) {
        return new AbilityView(
                domain, estimate.theta(), estimate.standardError(), estimate.low(), estimate.high(), attempts);
    }
}
