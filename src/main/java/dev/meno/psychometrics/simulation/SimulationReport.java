package dev.meno.psychometrics.simulation;

import dev.meno.psychometrics.stopping.StopReason;
import java.util.List;
import java.util.Map;

/**
 * How a policy did.
 *
 * @param learners number of tests
 * @param domains quality of the estimates, one a domain
 * @param meanLength mean number of items in a test
 * @param shortest items of the shortest test
 * @param longest items of the longest test
 * @param exposure how often items were shown
 * @param contentShortfall items by which a test's most neglected domain fell short of its share of the test's length; mean
 *     over tests
 * @param worstContentShortfall the same for the worst test
 * @param reasons number of tests that ended for each reason; a test with two counts for both
 */
public record SimulationReport(
        int learners,
        List<DomainQuality> domains,
        double meanLength,
        int shortest,
        int longest,
        Exposure exposure,
        double contentShortfall,
        double worstContentShortfall,
        Map<StopReason, Integer> reasons) {
    public SimulationReport {
        domains = List.copyOf(domains);
        reasons = Map.copyOf(reasons);
    }

    /**
     * Quality of the final estimates of one domain.
     *
     * @param bias mean of estimate less truth, in logits
     * @param rmse root of the mean squared difference, in logits
     * @param meanStandardError mean of what the tests said of themselves, in logits
     * @param coverage share of learners whose truth lies within 1.96 standard errors
     */
    public record DomainQuality(double bias, double rmse, double meanStandardError, double coverage) {}

    /**
     * Exposure of the items.
     *
     * @param rates share of the tests that showed an item, by position
     * @param maximum the largest rate
     * @param unused share of the bank that no test showed
     * @param overlap share of its items that a test has in common with another one, on average over all pairs; NaN below two
     *     tests
     */
    public record Exposure(List<Double> rates, double maximum, double unused, double overlap) {
        public Exposure {
            rates = List.copyOf(rates);
        }
    }
}
