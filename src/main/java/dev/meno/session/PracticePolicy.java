package dev.meno.session;

import dev.meno.course.ItemPool;
import dev.meno.course.Question;
import dev.meno.learner.LearnerAbilities;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.numeric.Draw;
import dev.meno.psychometrics.selection.ItemSelector;
import dev.meno.psychometrics.selection.Selection;
import dev.meno.psychometrics.selection.SelectionPolicy;
import dev.meno.psychometrics.selection.SelectionState;
import dev.meno.psychometrics.stopping.StopReason;
import dev.meno.psychometrics.stopping.StoppingRule;
import dev.meno.psychometrics.stopping.StoppingRules;
import dev.meno.psychometrics.stopping.TestProgress;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Decides how a practice session goes on: which question comes next, or that it is over. A function of its arguments
 * alone.
 */
@Singleton
class PracticePolicy {
    private static final String POLICY = "practice";
    private static final String CRITERION = "mpwi";

    private final ItemSelector selector = new ItemSelector(SelectionPolicy.PRACTICE);

    Step next(Session session, ItemPool pool, LearnerAbilities abilities) {
        List<Integer> scope = scope(session, pool);
        Optional<Decision> decision = choose(session, pool, abilities, scope);
        Set<StopReason> reasons =
                rules(session.policy()).check(progress(session.answered(), decision, scope, abilities));
        return reasons.stream()
                .findFirst()
                .<Step>map(reason -> new Step.Finish(finish(reason)))
                .orElseGet(() -> new Step.Serve(decision.orElseThrow()));
    }

    private static StoppingRules rules(SessionPolicy policy) {
        List<StoppingRule> rules = new ArrayList<>();
        if (policy.maxQuestions() != null) {
            rules.add(new StoppingRule.MaximumLength(policy.maxQuestions()));
        }
        if (policy.targetStandardError() != null) {
            rules.add(new StoppingRule.StandardError(policy.targetStandardError()));
        }
        return new StoppingRules(0, rules);
    }

    private static TestProgress progress(
            int answered, Optional<Decision> decision, List<Integer> scope, LearnerAbilities abilities) {
        return new TestProgress(
                answered,
                // A practice session has no clock.
                Duration.ZERO,
                scope.stream()
                        .map(domain -> new TestProgress.DomainState(
                                abilities.estimate(domain), abilities.logLikelihood(domain)))
                        .toList(),
                decision.map(chosen -> OptionalDouble.of(chosen.value())).orElseGet(OptionalDouble::empty));
    }

    private static FinishReason finish(StopReason reason) {
        return switch (reason) {
            case MAXIMUM_LENGTH -> FinishReason.MAX_QUESTIONS;
            case BANK_EXHAUSTED -> FinishReason.POOL_EXHAUSTED;
            case STANDARD_ERROR -> FinishReason.TARGET_STANDARD_ERROR;
            case TIME_LIMIT, CLASSIFIED, MINIMUM_GAIN ->
                throw new IllegalStateException("A practice session has no rule that stops for %s.".formatted(reason));
        };
    }

    /** Numbers of the domains that a session covers. */
    static List<Integer> scope(Session session, ItemPool pool) {
        return session.domains().stream().map(pool.domains()::indexOf).toList();
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
        return Arrays.stream(counts).boxed().toList();
    }

    private static String reason(String domain, boolean repeated) {
        String choice =
                "the domain %s is furthest below its share of the exam; this question is among those that tell most at your present ability"
                        .formatted(domain);
        return repeated ? choice + "; you have answered all its fresh questions, so an earlier one returns" : choice;
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
                POLICY,
                reason(question.domain(), selection.repeated()),
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
                session.seed(),
                question.isTemplate() ? Draw.seed(session.seed(), position) : null);
    }
}
