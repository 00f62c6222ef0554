package dev.meno.session;

import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.learner.Background;
import dev.meno.learner.LearnerState;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.JointPosterior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.numeric.Draw;
import dev.meno.psychometrics.selection.ContentBalance;
import dev.meno.psychometrics.selection.Criterion;
import dev.meno.psychometrics.selection.ExposureControl;
import dev.meno.psychometrics.selection.ItemSelector;
import dev.meno.psychometrics.selection.Selection;
import dev.meno.psychometrics.selection.SelectionPolicy;
import dev.meno.psychometrics.selection.SelectionState;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decides how a placement goes on: each question is the one that tells most about all domains together, beginning with what
 * the learner has said of the background. It is over when every domain in scope is known well enough, when passing or failing
 * the exam is settled, or at a number of questions. A function of its arguments alone.
 */
@Singleton
class PlacementPolicy {
    /** Where a placement stops unless the client says otherwise. */
    static final SessionPolicy LIMITS = new SessionPolicy(30, 0.5);

    /** Probability with which passing or failing counts as settled. */
    private static final double SETTLED = 0.95;

    /** Answers before the result can be settled: the first few may all be luck. */
    private static final int LEAST_QUESTIONS = 8;

    private static final String POLICY = "placement";
    private static final String CRITERION = "joint-gain";

    private final ItemSelector selector = new ItemSelector(new SelectionPolicy(
            Criterion.JOINT_GAIN, ContentBalance.NONE, new ExposureControl.SessionShare(0.2, 20), 1, 1));

    Step next(Session session, ItemPool pool, LearnerState state, Background background) {
        JointPosterior joint = state.joint(background.belief(pool));
        List<Integer> scope = PracticePolicy.scope(session, pool);
        Optional<FinishReason> over = over(session, pool, joint, scope);
        if (over.isPresent()) {
            return new Step.Finish(over.get());
        }
        return choose(session, pool, state, joint, scope)
                .<Step>map(Step.Serve::new)
                .orElseGet(() -> new Step.Finish(FinishReason.POOL_EXHAUSTED));
    }

    private static Optional<FinishReason> over(
            Session session, ItemPool pool, JointPosterior joint, List<Integer> scope) {
        double target = Objects.requireNonNull(session.policy().targetStandardError());
        if (scope.stream().allMatch(domain -> joint.estimate(domain).standardError() <= target)) {
            return Optional.of(FinishReason.TARGET_STANDARD_ERROR);
        }
        double pass = pool.exam().standard().passProbability(joint);
        if (session.answered() >= LEAST_QUESTIONS && Math.max(pass, 1 - pass) >= SETTLED) {
            return Optional.of(FinishReason.CLASSIFIED);
        }
        int limit = Objects.requireNonNull(session.policy().maxQuestions());
        return session.answered() >= limit ? Optional.of(FinishReason.MAX_QUESTIONS) : Optional.empty();
    }

    private Optional<Decision> choose(
            Session session, ItemPool pool, LearnerState state, JointPosterior joint, List<Integer> scope) {
        BitSet served = pool.positions(session.served());
        BitSet scopeBits = new BitSet();
        scope.forEach(scopeBits::set);
        int[] servedPerDomain = new int[pool.domains().size()];
        served.stream().forEach(item -> servedPerDomain[pool.bank().domainOf(item)]++);
        int position = session.servedCount() + 1;
        List<Posterior> margins = IntStream.range(0, joint.domains())
                .mapToObj(domain -> Posterior.normal(pool.bank().grid(), joint.marginal(domain)))
                .toList();
        SelectionState selection = new SelectionState(
                pool.bank(),
                pool.blueprint(),
                margins,
                joint,
                served,
                pool.positions(state.answered()),
                new BitSet(),
                scopeBits,
                Arrays.stream(servedPerDomain).boxed().toList(),
                session.seed(),
                position);
        return selector.choose(selection)
                .map(chosen -> decision(session, pool, joint, servedPerDomain, position, chosen));
    }

    private static Decision decision(
            Session session,
            ItemPool pool,
            JointPosterior joint,
            int[] servedPerDomain,
            int position,
            Selection selection) {
        Question question = pool.question(selection.item());
        return new Decision(
                question.id(),
                question.version(),
                question.parameterVersion(),
                question.ordinal(),
                question.domain(),
                question.topic(),
                POLICY,
                "this question is among those that tell most about where you stand in all domains",
                position,
                pool.revision(),
                CRITERION,
                selection.value(),
                selection.expectedSuccess(),
                selection.repeated(),
                selection.candidates().stream()
                        .map(candidate -> new Decision.Candidate(
                                pool.question(candidate.item()).id(), candidate.value()))
                        .toList(),
                IntStream.range(0, joint.domains())
                        .mapToObj(domain -> input(pool, joint.estimate(domain), domain, servedPerDomain[domain]))
                        .toList(),
                session.seed(),
                question.isTemplate() ? Draw.seed(session.seed(), position) : null);
    }

    private static Decision.Input input(ItemPool pool, AbilityEstimate estimate, int domain, int served) {
        return new Decision.Input(pool.domains().get(domain), estimate.theta(), estimate.standardError(), served);
    }
}
