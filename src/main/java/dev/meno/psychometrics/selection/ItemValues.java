package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.Response;
import dev.meno.psychometrics.model.ItemModel;
import dev.meno.psychometrics.model.LogisticItem;
import dev.meno.psychometrics.model.UncertainItem;
import dev.meno.psychometrics.numeric.Sums;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Values of a domain's items under a criterion. A scan allocates the array of its values and nothing per item; the
 * weighted informations take no exponential per item either.
 */
public final class ItemValues {
    /**
     * Nodes at an end that together carry less weight than this, nine standard deviations σ from the mean, are left out of a
     * scan. Information may grow like exp(a θ) towards them, which moves the bulk of the sum by a σ² logits at most. On the
     * standard grid anything is cut off only for σ below 0.65; then, up to a = 5, less than 1e-8 of the value is lost.
     */
    private static final double NEGLIGIBLE = 1e-20;

    private final ItemBank bank;
    private final int domain;
    private final int[] items;
    private final Knowledge knowledge;

    private ItemValues(ItemBank bank, int domain, Knowledge knowledge) {
        bank.requireSameGrid(knowledge.posterior().grid());
        this.bank = bank;
        this.domain = domain;
        this.items = bank.itemsOf(domain);
        this.knowledge = knowledge;
    }

    /**
     * The values of all items of a domain, in ascending order of their positions.
     *
     * @param criterion any but those that are drawn or need a joint posterior
     * @throws IllegalArgumentException if the criterion is one of these, the bank is on another grid, or an item has no
     *     difficulty for {@link Criterion#B_OPT}
     */
    public static double[] of(Criterion criterion, ItemBank bank, int domain, Knowledge knowledge) {
        ItemValues values = new ItemValues(bank, domain, knowledge);
        return switch (criterion) {
            case MFI -> values.information();
            case MPWI -> values.weightedInformation(knowledge.posterior());
            case MLWI -> values.weightedInformation(knowledge.posterior().withoutPrior());
            case KL -> values.kullbackLeibler(knowledge.posterior().withoutPrior());
            case KLP -> values.kullbackLeibler(knowledge.posterior());
            case MEPV -> values.expectedPosteriorVariance();
            case MEI -> values.expectedInformation();
            case B_OPT -> values.distanceOfDifficulty();
            case TH_OPT -> values.distanceOfOptimum();
            case PROGRESSIVE, PROPORTIONAL, RANDOM, JOINT_GAIN ->
                throw new IllegalArgumentException(
                        "The criterion (%s) needs more than one ability.".formatted(criterion));
        };
    }

    /**
     * The variance that each item of a domain takes from the target domains: {@code Σ_t V_td² Ī / (1 + V_dd Ī)} with Ī the
     * information weighted by the domain's marginal posterior.
     *
     * @param targets numbers of the domains whose variances count
     * @return in square logits, at least 0
     */
    public static double[] jointGain(ItemBank bank, int domain, JointPosterior joint, BitSet targets) {
        double squares = Sums.of(targets.stream()
                .mapToDouble(target -> joint.covariance(target, domain) * joint.covariance(target, domain)));
        double variance = joint.covariance(domain, domain);
        Posterior marginal = Posterior.normal(bank.grid(), joint.marginal(domain));
        double[] values = of(Criterion.MPWI, bank, domain, Knowledge.of(marginal));
        Arrays.setAll(values, place -> squares * values[place] / (1 + variance * values[place]));
        return values;
    }

    private double[] information() {
        double[] values = new double[items.length];
        for (int place = 0; place < items.length; place++) {
            values[place] = bank.model(items[place]).information(knowledge.theta());
        }
        return values;
    }

    /**
     * Adds the informations of all items node by node, four nodes at a time: the inner loop runs over memory in order, waits
     * for no earlier sum and touches each value once for four nodes. Item by item it takes about four times as long.
     */
    private double[] weightedInformation(Posterior weights) {
        double[][] table = bank.informationOf(domain);
        double[] values = new double[items.length];
        int node = weights.firstNodeWithin(NEGLIGIBLE);
        int last = weights.lastNodeWithin(NEGLIGIBLE);
        for (; node + 3 <= last; node += 4) {
            addFour(values, table, weights, node);
        }
        for (; node <= last; node++) {
            addOne(values, table[node], weights.weight(node));
        }
        return values;
    }

    private static void addFour(double[] values, double[][] table, Posterior weights, int node) {
        double[] a = table[node];
        double[] b = table[node + 1];
        double[] c = table[node + 2];
        double[] d = table[node + 3];
        double wa = weights.weight(node);
        double wb = weights.weight(node + 1);
        double wc = weights.weight(node + 2);
        double wd = weights.weight(node + 3);
        for (int place = 0; place < values.length; place++) {
            values[place] += (wa * a[place] + wb * b[place]) + (wc * c[place] + wd * d[place]);
        }
    }

    private static void addOne(double[] values, double[] row, double weight) {
        for (int place = 0; place < values.length; place++) {
            values[place] += weight * row[place];
        }
    }

    /** {@code Σ_k P_k(θ̂) (log P_k(θ̂) − Σ_q w_q log P_k(θ_q))}: exponentials at θ̂ only. */
    private double[] kullbackLeibler(Posterior weights) {
        int nodes = bank.grid().size();
        double[] values = new double[items.length];
        for (int place = 0; place < items.length; place++) {
            ItemModel model = bank.model(items[place]);
            for (int category = 0; category < model.categories(); category++) {
                double[] row = bank.row(items[place], category);
                double mean = 0;
                for (int node = 0; node < nodes; node++) {
                    mean += weights.weight(node) * row[node];
                }
                double atTheta = model.logProbability(knowledge.theta(), category);
                values[place] += StrictMath.exp(atTheta) * (atTheta - mean);
            }
            // Not below 0 by rounding: a divergence never is.
            values[place] = Math.max(values[place], 0);
        }
        return values;
    }

    private double[] expectedPosteriorVariance() {
        double[] values = new double[items.length];
        double[] weights = new double[bank.grid().size()];
        for (int place = 0; place < items.length; place++) {
            ItemModel model = bank.model(items[place]);
            for (int category = 0; category < model.categories(); category++) {
                Moments after = afterResponse(items[place], category, weights);
                values[place] += model.probability(knowledge.theta(), category) * after.variance;
            }
        }
        return values;
    }

    private double[] expectedInformation() {
        double[] values = new double[items.length];
        double[] weights = new double[bank.grid().size()];
        for (int place = 0; place < items.length; place++) {
            ItemModel model = bank.model(items[place]);
            for (int category = 0; category < model.categories(); category++) {
                double theta = knowledge.reestimatesFromResponses()
                        ? knowledge.reestimated(new Response(model, category))
                        : afterResponse(items[place], category, weights).mean;
                double information = knowledge.observedInformation()
                        ? model.observedInformation(theta, category)
                        : model.information(theta);
                values[place] += model.probability(knowledge.theta(), category) * information;
            }
        }
        return values;
    }

    /** Mean and variance of the posterior after one more response. */
    private Moments afterResponse(int item, int category, double[] weights) {
        int nodes = bank.grid().size();
        double[] row = bank.row(item, category);
        double highest = Double.NEGATIVE_INFINITY;
        for (int node = 0; node < nodes; node++) {
            highest = knowledge.posterior().weight(node) > 0 ? Math.max(highest, row[node]) : highest;
        }
        double total = 0;
        double first = 0;
        for (int node = 0; node < nodes; node++) {
            weights[node] = knowledge.posterior().weight(node) * StrictMath.exp(row[node] - highest);
            total += weights[node];
            first += weights[node] * bank.grid().node(node);
        }
        double mean = first / total;
        double second = 0;
        for (int node = 0; node < nodes; node++) {
            double deviation = bank.grid().node(node) - mean;
            second += weights[node] * deviation * deviation;
        }
        return new Moments(mean, second / total);
    }

    private record Moments(double mean, double variance) {}

    private double[] distanceOfDifficulty() {
        double[] values = new double[items.length];
        for (int place = 0; place < items.length; place++) {
            values[place] = Math.abs(knowledge.theta() - difficulty(bank.model(items[place])));
        }
        return values;
    }

    private static double difficulty(ItemModel model) {
        return switch (model) {
            case LogisticItem item -> item.difficulty();
            case UncertainItem item when item.estimate() instanceof LogisticItem estimate -> estimate.difficulty();
            default -> throw new IllegalArgumentException("The item (%s) has no single difficulty.".formatted(model));
        };
    }

    private double[] distanceOfOptimum() {
        double[] values = new double[items.length];
        for (int place = 0; place < items.length; place++) {
            values[place] = Math.abs(knowledge.theta() - bank.optimum(items[place]));
        }
        return values;
    }
}
