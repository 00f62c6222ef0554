package dev.meno.learner;

import dev.meno.course.ItemPool;
import dev.meno.psychometrics.ability.JointPosterior;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether enough is known of a learner for a forecast. A few answers in every domain are needed; beyond them either every domain
 * is known well, or the result is settled, or so many questions were answered, all there are in a small course, that a bank of
 * little discrimination would not tell much more in any test of this length. What is left of the doubt is in the forecast itself.
 */
public final class ForecastEvidence {
    /** Standard error in every domain with which a forecast is worth saying, in logits. */
    private static final double ENOUGH = 0.6;

    /** Probability with which the result counts as settled, however wide the errors of single domains are. */
    private static final double SETTLED = 0.95;

    /** Answers in all domains together that are enough whatever the errors are: somewhat fewer than a placement asks at most. */
    private static final int MANY_ANSWERS = 24;

    private ForecastEvidence() {}

    /** Numbers of the domains in which more answers are needed; empty when a forecast can be given. */
    public static List<Integer> missing(ItemPool pool, LearnerState state, JointPosterior posterior) {
        double pass = pool.exam().standard().passProbability(posterior);
        boolean isSettled =
                Math.max(pass, 1 - pass) >= SETTLED || state.attempts() >= Math.min(MANY_ANSWERS, pool.size());
        return IntStream.range(0, posterior.domains())
                .filter(domain -> pool.exam().perDomain().get(domain) > 0)
                .filter(domain -> state.domain(domain).attempts() < pool.exam().leastAnswers(domain)
                        || (!isSettled && posterior.estimate(domain).standardError() > ENOUGH))
                .boxed()
                .toList();
    }
}
