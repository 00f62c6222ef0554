package dev.meno.psychometrics.model;

/**
 * An item response model with its parameters: the probability of each scored category as a function of ability. Ability
 * θ is in logits on the logistic metric (D = 1), standard normal in the reference population. Implementations are
 * immutable.
 *
 * <p>Everything is derived from {@code log P_k} and its first two derivatives, which stay finite where {@code P_k} itself
 * underflows. The methods take any finite θ and the categories 0 to {@code categories() - 1}, the lowest score first, and
 * throw {@link IllegalArgumentException} if there is no such category.
 */
public sealed interface ItemModel permits LogisticItem, GradedItem, PartialCreditItem, NominalItem, UncertainItem {
    /** Number of categories, at least 2. */
    int categories();

    /**
     * Probability of a category, {@code P_k(θ)}.
     *
     * @return in [0, 1]; over the categories the probabilities add up to 1 within rounding
     */
    double probability(double theta, int category);

    /**
     * Natural logarithm of {@link #probability}, computed on the log scale.
     *
     * @return at most 0; finite for every finite θ
     */
    double logProbability(double theta, int category);

    /**
     * First derivative of the log-probability, {@code ∂ log P_k / ∂θ}: what a response in this category adds to the score
     * function.
     *
     * @return per logit
     */
    double score(double theta, int category);

    /**
     * Second derivative of the log-probability, {@code ∂² log P_k / ∂θ²}. Its negative is the observed information.
     *
     * @return per square logit
     */
    double curvature(double theta, int category);

    /**
     * Expected (Fisher) information, {@code Σ_k P′_k² / P_k}.
     *
     * @return per square logit, at least 0
     */
    default double information(double theta) {
        double sum = 0;
        for (int category = 0; category < categories(); category++) {
            double score = score(theta, category);
            sum += probability(theta, category) * score * score;
        }
        return sum;
    }

    /**
     * Observed information of a response, {@code −∂² log P_k / ∂θ²}; negative where a lucky guess bends the likelihood
     * upwards.
     */
    default double observedInformation(double theta, int category) {
        return -curvature(theta, category);
    }

    /** First derivative of a category's probability, {@code P′_k = P_k · (log P_k)′}, per logit. */
    default double slope(double theta, int category) {
        return probability(theta, category) * score(theta, category);
    }

    /**
     * Second derivative of a category's probability, {@code P″_k = P_k ((log P_k)″ + ((log P_k)′)²)}, per square logit.
     */
    default double secondSlope(double theta, int category) {
        double score = score(theta, category);
        return probability(theta, category) * (curvature(theta, category) + score * score);
    }

    /**
     * The numerator of Warm's bias correction, {@code J = Σ_k P′_k P″_k / P_k}.
     *
     * <p>Source: Warm (1989), Weighted likelihood estimation of ability in item response theory; Magis (2015) for
     * several categories.
     */
    default double biasNumerator(double theta) {
        double sum = 0;
        for (int category = 0; category < categories(); category++) {
            sum += score(theta, category) * secondSlope(theta, category);
        }
        return sum;
    }

    /** Expected score with the categories as points, {@code Σ_k k P_k}, from 0 to {@code categories() - 1}. */
    default double expectedScore(double theta) {
        double sum = 0;
        for (int category = 1; category < categories(); category++) {
            sum += category * probability(theta, category);
        }
        return sum;
    }

    /**
     * Whether every category's log-probability is concave in θ, so that a likelihood of such items has one maximum at
     * most, and no response can make a normal belief less certain.
     */
    boolean isLogConcave();

    /**
     * The log-probabilities of all categories at once.
     *
     * @param into receives {@code log P_k} at index k
     */
    default void logProbabilities(double theta, double[] into) {
        for (int category = 0; category < categories(); category++) {
            into[category] = logProbability(theta, category);
        }
    }
}
