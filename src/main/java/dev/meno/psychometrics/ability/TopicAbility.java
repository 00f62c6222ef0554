package dev.meno.psychometrics.ability;

/**
 * Ability in a topic, hierarchically under the ability in its domain: {@code θ_t = θ_d + δ_t} with {@code δ_t ~ N(0, τ²)}. What the
 * rest of the domain tells of θ_d is the belief about θ_t before its own answers, widened by τ; so a topic with few answers
 * stays close to its domain, and one with many goes its own way.
 *
 * <p>The rest of the domain is the domain's log-likelihood less the topic's, so that no answer counts twice. The answers of the
 * other topics are taken to rest on θ_d itself, as the domain's model has it.
 *
 * <p>Source: the hierarchy of a higher-order trait and subtraits, de la Torre and Song (2009), Simultaneous estimation of overall
 * and domain abilities; here with one known deviation and by integration on the grid.
 */
public final class TopicAbility {
    /** Grid on which a topic's answers are kept: its posterior is wider than half a logit, for which a step of 0.4 is fine. */
    public static final ThetaGrid GRID = ThetaGrid.of(-6, 6, 31);

    /** Standard deviation of topics within a domain, τ, in logits, until a calibration knows better. */
    public static final double DEVIATION = 0.5;

    private TopicAbility() {}

    /**
     * What is known of the ability in a topic.
     *
     * @param domain log-likelihood of all answers of the domain, those of the topic included
     * @param topic log-likelihood of the topic's answers on {@link #GRID}, with the same weights and discounts
     */
    public static Posterior posterior(NormalPrior belief, LogLikelihood domain, LogLikelihood topic) {
        return Posterior.of(belief, domain.lessOn(topic)).deviated(DEVIATION, topic);
    }
}
