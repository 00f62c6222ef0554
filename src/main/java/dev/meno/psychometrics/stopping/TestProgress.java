package dev.meno.psychometrics.stopping;

import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far a test has come.
 *
 * @param items number of items answered
 * @param elapsed time since its start
 * @param domains the state of each domain that the test measures
 * @param bestGain the criterion's value of the best item left; empty if none is left
 */
public record TestProgress(int items, Duration elapsed, List<DomainState> domains, OptionalDouble bestGain) {
    public TestProgress {
        domains = List.copyOf(domains);
    }

    /** What a test knows of one domain. */
    public record DomainState(AbilityEstimate estimate, LogLikelihood likelihood) {}
}
