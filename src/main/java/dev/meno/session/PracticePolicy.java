package dev.meno.session;

import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.learner.LearnerAbilities;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.selection.ItemSelector;
import dev.meno.psychometrics.selection.Selection;
import dev.meno.psychometrics.selection.SelectionPolicy;
import dev.meno.psychometrics.selection.SelectionState;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Decides how a practice session goes on: which question comes next, or that it is over. A function of its arguments
 * alone.
 */
@Singleton
class PracticePolicy {
    private static final String CRITERION = "mpwi";

    private final ItemSelector selector = new ItemSelector(SelectionPolicy.PRACTICE);

    /** What happens next in a session. */
    sealed interface Step {
        /** This question is served. */
        record Serve(Decision decision) implements Step {}

        /** The session is over. */
        record Finish(FinishReason reason) implements Step {}
    }

    Step next(Session session, ItemPool pool, LearnerAbilities abilities) {
        List<Integer> scope = scope(session, pool);
        if (reachedCount(session)) {
            return new Step.Finish(FinishReason.MAX_QUESTIONS);
        }
        if (reachedPrecision(session, scope, abilities)) {
            return new Step.Finish(FinishReason.TARGET_STANDARD_ERROR);
        }
        return choose(session, pool, abilities, scope)
                .<Step>map(Step.Serve::new)
                .orElseGet(() -> new Step.Finish(FinishReason.POOL_EXHAUSTED));
    }

    /** Numbers of the domains that a session covers. */
    static List<Integer> scope(Session session, ItemPool pool) {
        return session.domains().stream().map(pool.domains()::indexOf).toList();
    }

    private static boolean reachedCount(Session session) {
        Integer maximum = session.policy().maxQuestions();
        return maximum != null && session.answered() >= maximum;
    }

    private static boolean reachedPrecision(Session session, List<Integer> scope, LearnerAbilities abilities) {
        Double target = session.policy().targetStandardError();
        return target != null
                && scope.stream().allMatch(domain -> abilities.estimate(domain).standardError() <= target);
    }

    private Optional<Decision> choose(Session session, ItemPool pool, LearnerAbilities abilities, List<Integer> scope) {
        BitSet served = pool.positions(session.served());
        List<Integer> servedPerDomain = servedPerDomain(served, pool);
        BitSet scopeBits = new BitSet();
        scope.forEach(scopeBits::set);
        int position = session.servedCount() + 1;
        SelectionState state = SelectionState.of(
                pool.bank(),
                pool.blueprint(),
                abilities.posteriors(),
                served,
                pool.positions(abilities.answered()),
                scopeBits,
                servedPerDomain,
                session.seed(),
                position);
        return selector.choose(state)
                .map(selection -> decision(session, pool, abilities, servedPerDomain, position, selection));
    }

    private static List<Integer> servedPerDomain(BitSet served, ItemPool pool) {
        int[] counts = new int[pool.domains().size()];
        served.stream().forEach(position -> counts[pool.bank().domainOf(position)]++);
        return java.util.Arrays.stream(counts).boxed().toList();
    }

    private static Decision decision(
            Session session,
            ItemPool pool,
            LearnerAbilities abilities,
            List<Integer> servedPerDomain,
            int position,
            Selection selection) {
        Question question = pool.question(selection.item());
        List<Decision.Input> inputs = new ArrayList<>();
        for (int domain = 0; domain < servedPerDomain.size(); domain++) {
            AbilityEstimate estimate = abilities.estimate(domain);
            inputs.add(new Decision.Input(
                    pool.domains().get(domain),
                    estimate.theta(),
                    estimate.standardError(),
                    servedPerDomain.get(domain)));
        }
        return new Decision(
                question.id(),
                question.version(),
                question.parameterVersion(),
                question.ordinal(),
                question.domain(),
                question.topic(),
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
                inputs,
                session.seed());
    }
}
