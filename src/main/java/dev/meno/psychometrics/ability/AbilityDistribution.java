package dev.meno.psychometrics.ability;

import dev.meno.psychometrics.numeric.Sums;
import java.util.ArrayList;
import java.util.List;

/**
 * How the point estimates of a group are spread. This describes the estimates, which scatter less than the abilities
 * behind them; the standard error says how uncertain each estimate is.
 *
 * @param mean mean of the estimates, in logits; NaN for an empty group
 * @param standardDeviation of the estimates with n − 1, in logits; NaN below two learners
 * @param standardError root mean square of the learners' standard errors, in logits; NaN for an empty group
 * @param bins counts by estimated ability, from low to high
 */
public record AbilityDistribution(double mean, double standardDeviation, double standardError, List<Bin> bins) {
    private static final double LOWEST_EDGE = -3;
    private static final double WIDTH = 0.5;
    private static final int INNER_BINS = 12;

    public AbilityDistribution {
        bins = List.copyOf(bins);
    }

    /**
     * Number of estimates in an interval of ability.
     *
     * @param from lower end, included; −∞ for the lowest interval
     * @param to upper end, excluded; +∞ for the highest interval
     */
    public record Bin(double from, double to, int count) {}

    public static AbilityDistribution of(List<AbilityEstimate> estimates) {
        double mean = Sums.mean(estimates.stream().mapToDouble(AbilityEstimate::theta))
                .orElse(Double.NaN);
        double squares = Sums.of(
                estimates.stream().mapToDouble(estimate -> (estimate.theta() - mean) * (estimate.theta() - mean)));
        double errors = Sums.mean(
                        estimates.stream().mapToDouble(estimate -> estimate.standardError() * estimate.standardError()))
                .orElse(Double.NaN);
        double deviation = estimates.size() < 2 ? Double.NaN : Math.sqrt(squares / (estimates.size() - 1));
        return new AbilityDistribution(mean, deviation, Math.sqrt(errors), bins(estimates));
    }

    private static List<Bin> bins(List<AbilityEstimate> estimates) {
        int[] counts = new int[INNER_BINS + 2];
        for (AbilityEstimate estimate : estimates) {
            double place = Math.floor((estimate.theta() - LOWEST_EDGE) / WIDTH) + 1;
            counts[(int) Math.clamp(place, 0, INNER_BINS + 1)]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            double from = i == 0 ? Double.NEGATIVE_INFINITY : LOWEST_EDGE + (i - 1) * WIDTH;
            double to = i == counts.length - 1 ? Double.POSITIVE_INFINITY : LOWEST_EDGE + i * WIDTH;
            bins.add(new Bin(from, to, counts[i]));
        }
        return bins;
    }
}
