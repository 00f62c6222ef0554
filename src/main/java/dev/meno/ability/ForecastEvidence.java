package dev.meno.ability;

import dev.meno.course.ItemPool;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.JointPrior;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether enough is known of a learner for a forecast. A few answers in every domain are needed; beyond them either every domain
 * is known well, or the result is settled, or so many questions were answered, all there are in a small course, that a bank of
 * little discrimination would not tell much more in any test of this length. These many must have told something all the same.
 * What is left of the doubt is in the forecast itself.
 */
public final class ForecastEvidence {
    /** Probability with which passing or failing counts as settled, however wide the errors of single domains are. */
    private static final double SETTLED = 0.95;

    /** Standard error in every domain with which a forecast is worth saying, in logits. */
    private static final double ENOUGH = 0.6;

    /** Answers in all domains together that are enough whatever the errors are: somewhat fewer than a placement asks at most. */
    private static final int MANY_ANSWERS = 24;

    /**
     * Part of the variance before any answer that {@link #MANY_ANSWERS} must have taken away, and fewer answers in a smaller course
     * in proportion. A bank of the discrimination 0.45 takes a third and more; answers that do not count, as rapid guesses where a
     * course says so, take nothing.
     */
    private static final double INFORMATION = 0.2;

    /** Answers in each domain, however well the other domains tell of it. */
    private static final int MIN_ANSWERS = 3;

    private ForecastEvidence() {}

    /**
     * Numbers of the domains in which more answers are needed; empty when a forecast can be given.
     *
     * @param belief about the abilities before any answer
     * @param posterior what has become of it
     */
    public static List<Integer> missing(
            ItemPool pool, LearnerState state, JointPrior belief, JointPosterior posterior) {
        boolean isKnown = isSettled(pool, posterior) || isAskedOut(pool, state, belief, posterior);
        return IntStream.range(0, posterior.domains())
                .filter(domain -> pool.exam().perDomain().get(domain) > 0)
                .filter(domain -> lacksAnswers(pool, state, domain)
                        || (!isKnown && posterior.estimate(domain).standardError() > ENOUGH))
                .boxed()
                .toList();
    }

    /** Also where an exam is so easy or so hard that its result is settled for nearly everyone, an answer that counts is needed. */
    private static boolean lacksAnswers(ItemPool pool, LearnerState state, int domain) {
        int least = leastAnswers(pool, domain);
        DomainState known = state.domain(domain);
        return known.attempts() < least || (least > 0 && known.logLikelihood().isFlat());
    }

    private static boolean isAskedOut(ItemPool pool, LearnerState state, JointPrior belief, JointPosterior posterior) {
        int many = Math.min(MANY_ANSWERS, pool.size());
        return state.attempts() >= many
                && 1 - varianceLeft(pool, belief, posterior) >= INFORMATION * many / MANY_ANSWERS;
    }

    /** Whether passing or failing the exam is as good as certain. */
    public static boolean isSettled(ItemPool pool, JointPosterior posterior) {
        double pass = pool.exam().standard().passProbability(posterior);
        return Math.max(pass, 1 - pass) >= SETTLED;
    }

    /**
     * Answers in a domain that a forecast needs: fewer where the exam has so many domains that a placement would ask too much,
     * none where it has no question of the domain, and never more than there are questions.
     */
    public static int leastAnswers(ItemPool pool, int domain) {
        List<Integer> perDomain = pool.exam().perDomain();
        if (perDomain.get(domain) == 0) {
            return 0;
        }
        int examDomains = (int) perDomain.stream().filter(count -> count > 0).count();
        return Math.min(Math.min(MIN_ANSWERS, MANY_ANSWERS / examDomains), pool.size(domain));
    }

    /** Part of the variance of the ability as the exam weighs it that the answers have left. */
    private static double varianceLeft(ItemPool pool, JointPrior belief, JointPosterior posterior) {
        JointPosterior before = LearnerState.unknown(posterior.domains()).joint(belief);
        double left = weightedError(pool, posterior) / weightedError(pool, before);
        return left * left;
    }

    private static double weightedError(ItemPool pool, JointPosterior posterior) {
        return posterior.weighted(pool.blueprint().weights()).standardError();
    }
}
