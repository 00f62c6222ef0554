package dev.meno.psychometrics.simulation;

import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.stopping.StopReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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

    Tally(SimulationPlan plan) {
        this.plan = plan;
        int domains = plan.prior().domains();
        shown = new int[plan.bank().size()];
        errors = new double[domains];
        squares = new double[domains];
        standardErrors = new double[domains];
        covered = new int[domains];
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
