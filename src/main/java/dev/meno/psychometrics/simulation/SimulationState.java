package dev.meno.psychometrics.simulation;

import dev.meno.psychometrics.selection.ItemEligibility;
import dev.meno.psychometrics.stopping.StopReason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a simulation has come: with its plan, all that the rest of it follows from. Written down and read again, it gives the
 * same report to the last bit.
 *
 * @param tests number of tests that are done; the sums below are over them
 * @param shown number of tests that showed an item, by position
 * @param domains sums of the estimates' quality, one a domain
 * @param shortest items of the shortest test; the largest integer before the first
 * @param reasons number of tests that ended for each reason
 * @param eligibility counters of exposure; null for a plan without
 */
public record SimulationState(
        int tests,
        List<Integer> shown,
        List<DomainSums> domains,
        long length,
        int shortest,
        int longest,
        double shortfall,
        double worstShortfall,
        Map<StopReason, Integer> reasons,
        ItemEligibility.@Nullable Counts eligibility) {
    public SimulationState {
        shown = List.copyOf(shown);
        domains = List.copyOf(domains);
        reasons = Map.copyOf(reasons);
    }

    /** Sums over tests: of errors, their squares and the standard errors, and the number of intervals that held the truth. */
    public record DomainSums(double errors, double squares, double standardErrors, int covered) {}
}
