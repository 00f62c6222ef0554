package dev.meno.learner;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.meno.psychometrics.ability.NormalPrior;

/** How familiar learners say a domain is to them; it settles what is believed of their ability before the first answer. */
public enum Familiarity {
    @JsonProperty("new")
    NEW(-0.7),
    @JsonProperty("some")
    SOME(0),
    @JsonProperty("at-ease")
    AT_EASE(0.7);

    /** People know themselves only so well: the belief is little narrower than that about anybody. */
    private static final double STANDARD_DEVIATION = 0.9;

    private final double mean;

    Familiarity(double mean) {
        this.mean = mean;
    }

    NormalPrior belief() {
        return new NormalPrior(mean, STANDARD_DEVIATION);
    }
}
