package dev.meno.ability;

import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.course.SeenQuestions;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.ability.TopicAbility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a learner in one domain, from the answers alone: the fold of {@link #plus}. Immutable.
 *
 * @param logLikelihood of all answers, as far as they count
 * @param estimate of the ability by these answers alone, beginning with the reference population
 * @param topics the same for each topic
 * @param memories of the questions that were answered
 * @param answered the questions that the learner has answered in any session
 * @param attempts number of answers
 * @param lastAttemptAt time of the latest; null without one
 */
public record DomainState(
        LogLikelihood logLikelihood,
        AbilityEstimate estimate,
        TopicEvidence topics,
        Memories memories,
        SeenQuestions answered,
        int attempts,
        @Nullable Instant lastAttemptAt) {
    private static final LogLikelihood NO_ANSWER = LogLikelihood.none(ThetaGrid.STANDARD);

    /** Nothing is known. */
    public static final DomainState UNKNOWN = new DomainState(
            NO_ANSWER,
            Posterior.of(Abilities.PRIOR, NO_ANSWER).estimate(),
            TopicEvidence.NONE,
            Memories.NONE,
            SeenQuestions.NONE,
            0,
            null);

    /** The state after one more answer. */
    public DomainState plus(Answer answer, ItemPool pool) {
        Question question = answer.question();
        LogLikelihood after =
                pool.after(logLikelihood.discounted(answer.discount()), question, answer.points(), answer.weight());
        return new DomainState(
                after,
                Posterior.of(Abilities.PRIOR, after).estimate(),
                topics.plus(question.topic(), question.model(), answer.points(), answer.weight(), answer.discount()),
                memories.reviewed(pool.familyOf(question), question.ordinal(), answer.rating(), answer.at()),
                answered.with(question.ordinal()),
                attempts + 1,
                answer.at());
    }

    /** What the answers of this domain tell of the ability in a topic, under that of the domain. */
    public Posterior topic(String topic) {
        return topic(topic, Abilities.PRIOR);
    }

    /**
     * The same beginning with a belief.
     *
     * @param belief about the ability in the domain, without what its own answers tell
     */
    Posterior topic(String topic, NormalPrior belief) {
        return TopicAbility.posterior(belief, logLikelihood, topics.of(topic).logLikelihood());
    }
}
