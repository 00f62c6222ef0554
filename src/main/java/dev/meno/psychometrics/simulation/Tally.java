package dev.meno.psychometrics.simulation;

import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.selection.ItemEligibility;
import dev.meno.psychometrics.stopping.StopReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adds up the outcomes of the tests of a simulation. */
final class Tally {
    /** Half width of a normal 95% interval in standard errors. */
    private static final double WIDTH = 1.959964;

    private final SimulationPlan plan;
    private final int[] shown;
    private final double[] errors;
    private final double[] squares;
    private final double[] standardErrors;
    private final int[] covered;
    private final Map<StopReason, Integer> reasons = new EnumMap<>(StopReason.class);
    private int tests;
    private long length;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private double shortfall;
    private double worstShortfall;

    /** A tally of no tests. */
    Tally(SimulationPlan plan) {
        this.plan = plan;
        int domains = plan.prior().domains();
        shown = new int[plan.bank().size()];
        errors = new double[domains];
        squares = new double[domains];
        standardErrors = new double[domains];
        covered = new int[domains];
    }

    /**
     * The tally that goes on from a state.
     *
     * @throws IllegalArgumentException if the state is of another number of items or domains
     */
    Tally(SimulationPlan plan, SimulationState state) {
        this(plan);
        if (state.shown().size() != shown.length || state.domains().size() != errors.length) {
            throw new IllegalArgumentException("The state has %d items and %d domains, and the plan %d and %d."
                    .formatted(state.shown().size(), state.domains().size(), shown.length, errors.length));
        }
        tests = state.tests();
        length = state.length();
        shortest = state.shortest();
        longest = state.longest();
        shortfall = state.shortfall();
        worstShortfall = state.worstShortfall();
        reasons.putAll(state.reasons());
        Arrays.setAll(shown, state.shown()::get);
        for (int domain = 0; domain < errors.length; domain++) {
            SimulationState.DomainSums sums = state.domains().get(domain);
            errors[domain] = sums.errors();
            squares[domain] = sums.squares();
            standardErrors[domain] = sums.standardErrors();
            covered[domain] = sums.covered();
        }
    }

    /**
     * All that has been added up.
     *
     * @param eligibility counters of exposure that are kept beside it
     */
    SimulationState state(ItemEligibility.@Nullable Counts eligibility) {
        return new SimulationState(
                tests,
                Arrays.stream(shown).boxed().toList(),
                IntStream.range(0, errors.length)
                        .mapToObj(domain -> new SimulationState.DomainSums(
                                errors[domain], squares[domain], standardErrors[domain], covered[domain]))
                        .toList(),
                length,
                shortest,
                longest,
                shortfall,
                worstShortfall,
                reasons,
                eligibility);
    }

    void add(SimulatedTest.Outcome outcome, List<Double> truth) {
        tests++;
        int items = outcome.served().cardinality();
        length += items;
        shortest = Math.min(shortest, items);
        longest = Math.max(longest, items);
        outcome.served().stream().forEach(item -> shown[item]++);
        outcome.reasons().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        double missing = missing(outcome, items);
        shortfall += missing;
        worstShortfall = Math.max(worstShortfall, missing);
        for (int domain = 0; domain < truth.size(); domain++) {
            AbilityEstimate estimate = outcome.abilities().estimate(domain);
            double error = estimate.theta() - truth.get(domain);
            errors[domain] += error;
            squares[domain] += error * error;
            standardErrors[domain] += estimate.standardError();
            covered[domain] += Math.abs(error) <= WIDTH * estimate.standardError() ? 1 : 0;
        }
    }

    private double missing(SimulatedTest.Outcome outcome, int items) {
        BitSet scope = new BitSet();
        scope.set(0, errors.length);
        double most = 0;
        for (int domain = 0; domain < errors.length; domain++) {
            double due = plan.blueprint().share(domain, scope) * items;
            most = Math.max(most, due - outcome.servedPerDomain().get(domain));
        }
        return most;
    }

    SimulationReport report() {
        List<SimulationReport.DomainQuality> domains = new ArrayList<>();
        for (int domain = 0; domain < errors.length; domain++) {
            domains.add(new SimulationReport.DomainQuality(
                    errors[domain] / tests,
                    Math.sqrt(squares[domain] / tests),
                    standardErrors[domain] / tests,
                    (double) covered[domain] / tests));
        }
        return new SimulationReport(
                tests,
                domains,
                (double) length / tests,
                shortest,
                longest,
                exposure(),
                shortfall / tests,
                worstShortfall,
                reasons);
    }

    /** Overlap of the pairs from the counts alone: an item shown k times is common to k (k − 1) / 2 pairs. */
    private SimulationReport.Exposure exposure() {
        double common = 0;
        int unused = 0;
        for (int count : shown) {
            common += count * (count - 1.0) / 2;
            unused += count == 0 ? 1 : 0;
        }
        double pairs = tests * (tests - 1.0) / 2;
        List<Double> rates =
                Arrays.stream(shown).mapToObj(count -> (double) count / tests).toList();
        return new SimulationReport.Exposure(
                rates,
                rates.stream().mapToDouble(Double::doubleValue).max().orElse(0),
                shown.length == 0 ? 0 : (double) unused / shown.length,
                common / pairs / ((double) length / tests));
    }
}
