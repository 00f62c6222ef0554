package dev.meno.psychometrics.model;

/**
 * An item response model with its parameters: the probability of each scored category as a function of ability. Ability
 * θ is in logits on the logistic metric (D = 1), standard normal in the reference population. Implementations are
 * immutable.
 */
public sealed interface ItemModel permits LogisticItem {
    /** Number of categories, at least 2; they are numbered from 0, the lowest score. */
    int categories();

    /**
     * Probability of a category.
     *
     * @param theta ability in logits, any finite number
     * @param category 0 to {@code categories() - 1}
     * @return in [0, 1]; over the categories the probabilities add up to 1 within rounding
     * @throws IllegalArgumentException if there is no such category
     */
    double probability(double theta, int category);

    /**
     * Natural logarithm of {@link #probability}, computed on the log scale.
     *
     * @return at most 0, and finite wherever {@code |a (θ − b)|} is at most 700
     * @throws IllegalArgumentException if there is no such category
     */
    double logProbability(double theta, int category);

    /**
     * Fisher information of the item at an ability, the expected curvature of its log-likelihood.
     *
     * @return per square logit, at least 0
     */
    double information(double theta);
}
