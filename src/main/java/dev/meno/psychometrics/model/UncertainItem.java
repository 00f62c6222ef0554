package dev.meno.psychometrics.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * An item whose parameters are known with error: its curve is the model's, averaged over what the parameters may be,
 * {@code P̄_k(θ) = ∫ P_k(θ; ξ) p(ξ) dξ}. Scoring and selection take it as any other item. An uncertain difficulty makes
 * the curve flatter and an uncertain slope less informative, so a badly known item neither wins a selection by the luck
 * of its estimate nor narrows an ability more than it can. Immutable.
 *
 * <p>The parameters vary independently and normally around their estimates, in coordinates where every value is allowed
 * (log a, logit of c ∕ d, logit of d; b, thresholds, steps, slopes and intercepts as they are); their standard errors are
 * carried over by the delta method. The integral is a {@link ParameterRule}. Responses to several items are taken as
 * independent given θ, which holds while no two items share a parameter.
 *
 * <p>Source: Tsutakawa and Johnson (1990), The effect of uncertainty of item parameter estimation on ability estimates.
 */
public final class UncertainItem implements ItemModel {
    /** Beyond it a logit is 0 or 1 but for 1e-13; a floor must stay below its ceiling. */
    private static final double LARGEST_LOGIT = 30;

    /** What thresholds that met are kept apart, in logits: too little to tell them apart, enough to compute with. */
    private static final double MIN_GAP = 1e-6;

    private final ItemModel estimate;
    private final List<ItemModel> models;
    private final double[] weights;

    private UncertainItem(ItemModel estimate, ParameterRule rule, Function<double[], ItemModel> modelAt) {
        this.estimate = estimate;
        models = rule.points().stream().map(modelAt).toList();
        weights = rule.weights();
    }

    /**
     * A logistic item with standard errors.
     *
     * @param errors of a, b, c and d in this order; at least 0, where 0 is a parameter known exactly. A floor of 0 and a
     *     ceiling of 1 are part of the model and have no error
     * @throws IllegalArgumentException if there are not four errors, or one is negative or not finite
     */
    public static UncertainItem of(LogisticItem item, double... errors) {
        requireErrors(errors, 4);
        double d = item.upperAsymptote();
        double share = item.guessing() / d;
        double[] centre = {StrictMath.log(item.discrimination()), item.difficulty(), logit(share), logit(d)};
        double[] spread = {
            errors[0] / item.discrimination(),
            errors[1],
            share == 0 ? 0 : errors[2] / d / (share * (1 - share)),
            d == 1 ? 0 : errors[3] / (d * (1 - d))
        };
        return new UncertainItem(item, ParameterRule.of(centre, spread), point -> {
            double ceiling = point[3] == Double.POSITIVE_INFINITY ? 1 : expit(point[3]);
            double floor = point[2] == Double.NEGATIVE_INFINITY ? 0 : ceiling * expit(point[2]);
            return new LogisticItem(slope(point[0]), within(point[1]), floor, ceiling);
        });
    }

    /**
     * A graded item with standard errors. Thresholds that an error carries past each other are put in order, for the model
     * knows no other.
     *
     * @param errors of a, then of each threshold; at least 0
     * @throws IllegalArgumentException if their number is not one more than the thresholds', or one is negative or not
     *     finite
     */
    public static UncertainItem of(GradedItem item, double... errors) {
        double[] thresholds = item.thresholds();
        return new UncertainItem(item, slopeAndLocations(item.discrimination(), thresholds, errors), point -> {
            double[] moved = locations(point);
            Arrays.sort(moved);
            for (int k = 0; k < moved.length; k++) {
                double least = k == 0 ? -Parameters.LARGEST : moved[k - 1] + MIN_GAP;
                double most = Parameters.LARGEST - (moved.length - 1 - k) * MIN_GAP;
                moved[k] = Math.min(Math.max(moved[k], least), most);
            }
            return new GradedItem(slope(point[0]), moved);
        });
    }

    /**
     * A partial credit item with standard errors.
     *
     * @param errors of a, then of each step; at least 0
     * @throws IllegalArgumentException if their number is not one more than the steps', or one is negative or not finite
     */
    public static UncertainItem of(PartialCreditItem item, double... errors) {
        return new UncertainItem(item, slopeAndLocations(item.discrimination(), item.steps(), errors), point -> {
            double[] steps = locations(point);
            return new PartialCreditItem(Math.min(slope(point[0]), largestSlope(steps)), steps);
        });
    }

    /**
     * A nominal item with standard errors.
     *
     * @param errors of the slopes, then of the intercepts; at least 0
     * @throws IllegalArgumentException if there are not two a category, or one is negative or not finite
     */
    public static UncertainItem of(NominalItem item, double... errors) {
        int categories = item.categories();
        requireErrors(errors, 2 * categories);
        double[] centre = Arrays.copyOf(item.slopes(), 2 * categories);
        System.arraycopy(item.intercepts(), 0, centre, categories, categories);
        return new UncertainItem(
                item,
                ParameterRule.of(centre, errors),
                point -> new NominalItem(
                        within(Arrays.copyOf(point, categories)),
                        within(Arrays.copyOfRange(point, categories, point.length))));
    }

    /** The item at its estimated parameters. */
    public ItemModel estimate() {
        return estimate;
    }

    @Override
    public int categories() {
        return estimate.categories();
    }

    @Override
    public double probability(double theta, int category) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * models.get(i).probability(theta, category);
        }
        return Math.min(sum, 1);
    }

    /** {@inheritDoc} The logarithm of the sum is taken around its largest term. */
    @Override
    public double logProbability(double theta, int category) {
        double highest = highestLogProbability(theta, category);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * StrictMath.exp(models.get(i).logProbability(theta, category) - highest);
        }
        return Math.min(highest + StrictMath.log(sum), 0);
    }

    @Override
    public double score(double theta, int category) {
        double highest = highestLogProbability(theta, category);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            double share = weights[i] * StrictMath.exp(models.get(i).logProbability(theta, category) - highest);
            sum += share * models.get(i).score(theta, category);
            total += share;
        }
        return sum / total;
    }

    /** {@inheritDoc} It is the mean of {@code (log P)″ + ((log P)′)²} over the shares, less the squared score. */
    @Override
    public double curvature(double theta, int category) {
        double mean = score(theta, category);
        double highest = highestLogProbability(theta, category);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            ItemModel model = models.get(i);
            double share = weights[i] * StrictMath.exp(model.logProbability(theta, category) - highest);
            double deviation = model.score(theta, category) - mean;
            sum += share * (model.curvature(theta, category) + deviation * deviation);
            total += share;
        }
        return sum / total;
    }

    /** {@inheritDoc} A mixture of concave functions need not be concave. */
    @Override
    public boolean isLogConcave() {
        return false;
    }

    private double highestLogProbability(double theta, int category) {
        double highest = Double.NEGATIVE_INFINITY;
        for (ItemModel model : models) {
            highest = Math.max(highest, model.logProbability(theta, category));
        }
        return highest;
    }

    private static ParameterRule slopeAndLocations(double discrimination, double[] locations, double[] errors) {
        requireErrors(errors, locations.length + 1);
        double[] centre = new double[errors.length];
        centre[0] = StrictMath.log(discrimination);
        System.arraycopy(locations, 0, centre, 1, locations.length);
        double[] spread = errors.clone();
        spread[0] /= discrimination;
        return ParameterRule.of(centre, spread);
    }

    private static double[] locations(double[] point) {
        return within(Arrays.copyOfRange(point, 1, point.length));
    }

    private static double slope(double logarithm) {
        return Math.clamp(StrictMath.exp(logarithm), 1 / Parameters.LARGEST, Parameters.LARGEST);
    }

    /** The slope up to which its products with the steps, which the model adds up, are parameters themselves. */
    private static double largestSlope(double[] steps) {
        double sum = 0;
        double largest = steps.length;
        for (double step : steps) {
            sum += step;
            largest = Math.max(largest, Math.abs(sum));
        }
        // Less what rounding may add to the products.
        return (1 - 1e-9) * Parameters.LARGEST / largest;
    }

    private static double within(double value) {
        return Math.clamp(value, -Parameters.LARGEST, Parameters.LARGEST);
    }

    private static double[] within(double[] values) {
        return Arrays.stream(values).map(UncertainItem::within).toArray();
    }

    private static double logit(double share) {
        return StrictMath.log(share) - StrictMath.log1p(-share);
    }

    private static double expit(double logit) {
        return 1 / (1 + StrictMath.exp(-Math.clamp(logit, -LARGEST_LOGIT, LARGEST_LOGIT)));
    }

    private static void requireErrors(double[] errors, int expected) {
        if (errors.length != expected) {
            throw new IllegalArgumentException(
                    "The item has %d parameters; %d standard errors were given.".formatted(expected, errors.length));
        }
        for (double error : errors) {
            if (!(error >= 0 && error <= Parameters.LARGEST)) {
                throw new IllegalArgumentException("The standard error (%s) must be a number from 0 to %.0f."
                        .formatted(error, Parameters.LARGEST));
            }
        }
    }
}
