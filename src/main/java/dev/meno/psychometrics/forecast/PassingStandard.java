package dev.meno.psychometrics.forecast;

import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.numeric.Sums;
import java.util.List;

/**
 * Where an exam's pass mark lies on the scale of ability: the ability c at which someone who has it in every domain earns
 * the pass mark on average over the bank. A learner stands above it if the mean of the abilities, weighted as the exam
 * weighs its domains, is above c. Immutable.
 */
public final class PassingStandard {
    private static final double REACH = 6;
    private static final double PRECISION = 1e-9;

    private final List<List<FormItem>> items;
    private final List<Double> weights;
    private final double cut;

    /**
     * The standard of an exam.
     *
     * @param items the bank of each domain, by the domain's number; a domain may have none and then counts for nothing
     * @param weights share of the exam of each domain; positive
     * @param passShare share of the points that earns the pass mark, in (0, 1]
     */
    public PassingStandard(List<? extends List<FormItem>> items, List<Double> weights, double passShare) {
        this.items = items.stream().<List<FormItem>>map(List::copyOf).toList();
        this.weights = List.copyOf(weights);
        double low = -REACH;
        double high = REACH;
        while (high - low > PRECISION) {
            double middle = (low + high) / 2;
            if (expectedShareOfAll(middle) < passShare) {
                low = middle;
            } else {
                high = middle;
            }
        }
        cut = (low + high) / 2;
    }

    /** The ability that passes on average, in logits, within [−6, 6]. */
    public double cut() {
        return cut;
    }

    /** Expected share of the points of a domain, averaged over its bank. */
    public double expectedShare(int domain, double theta) {
        return Sums.mean(items.get(domain).stream().mapToDouble(item -> item.expectedShare(theta)))
                .orElse(0);
    }

    /**
     * Probability that the weighted ability is above the cut.
     *
     * @throws IllegalArgumentException if the posterior has another number of domains
     */
    public double passProbability(JointPosterior posterior) {
        if (posterior.domains() != weights.size()) {
            throw new IllegalArgumentException(
                    "The posterior has %d domains and the exam %d.".formatted(posterior.domains(), weights.size()));
        }
        return posterior.weighted(weights).probabilityAbove(cut * total());
    }

    /** Expected share of the points of the exam for abilities one a domain, in logits. */
    public double expectedShare(List<Double> thetas) {
        double sum = 0;
        for (int domain = 0; domain < weights.size(); domain++) {
            sum += weights.get(domain) * expectedShare(domain, thetas.get(domain));
        }
        return sum / total();
    }

    private double expectedShareOfAll(double theta) {
        return expectedShare(weights.stream().map(weight -> theta).toList());
    }

    private double total() {
        return Sums.of(weights.stream().mapToDouble(Double::doubleValue));
    }
}
