package dev.meno.session.policy;

import dev.meno.ability.LearnerState;
import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.learner.Background;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.numeric.Draw;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** All that the choice of a question depends on; what a policy decides is a function of it alone. */
public record Situation(SessionState session, ItemPool pool, LearnerState state, Background background, Instant now) {
    /** Place of the question to choose in the session, from 1. */
    int position() {
        return session.servedCount() + 1;
    }

    /** Positions of the questions that the session has served. */
    BitSet served() {
        return pool.positions(session.served());
    }

    /** Numbers of the domains that the session covers. */
    List<Integer> scope() {
        return session.scope(pool);
    }

    /** What is known of all abilities together, beginning with the learner's background. */
    JointPosterior joint() {
        return state.joint(background.belief(pool));
    }

    /** What was known of each domain, for the record. */
    List<Decision.Input> inputs(JointPosterior joint) {
        int[] served = new int[pool.domains().size()];
        served().stream().forEach(item -> served[pool.bank().domainOf(item)]++);
        return IntStream.range(0, served.length)
                .mapToObj(domain -> new Decision.Input(
                        pool.domains().get(domain),
                        joint.estimate(domain).theta(),
                        joint.estimate(domain).standardError(),
                        served[domain]))
                .toList();
    }

    /** Probability of a full score in a question, by what is known of its topic. */
    double expectedSuccess(int item) {
        AbilityEstimate ability = state.domain(pool.bank().domainOf(item))
                .topic(pool.question(item).topic())
                .estimate();
        return pool.bank()
                .expectedSuccess(
                        item,
                        Posterior.normal(
                                pool.bank().grid(), new NormalPrior(ability.theta(), ability.standardError())));
    }

    /** The record of a choice. */
    Decision decide(int item, Decision.Grounds grounds) {
        return decide(item, position(), grounds);
    }

    /** The record of a choice for a place of its own. */
    Decision decide(int item, int position, Decision.Grounds grounds) {
        Question question = pool.question(item);
        return new Decision(
                question.id(),
                question.version(),
                question.parameterVersion(),
                question.ordinal(),
                question.domain(),
                question.topic(),
                position,
                pool.revision(),
                grounds,
                state.attempts(),
                now,
                session.seed(),
                question.isTemplate() ? Draw.seed(session.seed(), position) : null);
    }
}
