package dev.meno.session;

import dev.meno.course.ItemPool;
import dev.meno.learner.ForecastEvidence;
import dev.meno.psychometrics.ability.JointPosterior;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides how a placement goes on: each question is the one that tells most about all domains together, beginning with what
 * the learner has said of the background. It is over when every domain in scope is known well enough or passing or failing the
 * exam is settled, and every domain has the few answers that a forecast needs; or at a number of questions. A function of its
 * arguments alone.
 */
@Singleton
class PlacementPolicy {
    /** Where a placement stops unless the client says otherwise. */
    static final SessionPolicy LIMITS = new SessionPolicy(30, 0.5);

    /** Answers before the result can be settled: the first few may all be luck. */
    private static final int LEAST_QUESTIONS = 8;

    private static final String POLICY = "placement";
    private static final String CRITERION = "joint-gain";

    private final ItemSelector selector = new ItemSelector(new SelectionPolicy(
            Criterion.JOINT_GAIN, ContentBalance.NONE, new ExposureControl.SessionShare(0.2, 20), 1, 1));

    Step next(Situation situation) {
        JointPosterior joint = situation.joint();
        BitSet scope = new BitSet();
        situation.scope().forEach(scope::set);
        int left = Objects.requireNonNull(situation.session().policy().maxQuestions())
                - situation.session().answered();
        Optional<FinishReason> known = known(situation.session(), situation.pool(), joint, situation.scope());
        if (left <= 0) {
            return new Step.Finish(known.orElse(FinishReason.MAX_QUESTIONS));
        }
        int[] lacking = lacking(situation);
        Optional<Decision> forForecast =
                known.isPresent() || Arrays.stream(lacking).sum() >= left
                        ? choose(situation, joint, domainsOf(lacking))
                        : Optional.empty();
        return forForecast
                .<Step>map(Step.Serve::new)
                .or(() -> known.map(Step.Finish::new))
                .or(() -> choose(situation, joint, scope).map(Step.Serve::new))
                .orElseGet(() -> new Step.Finish(FinishReason.POOL_EXHAUSTED));
    }

    /** Why nothing more needs to be known; empty as long as something does. */
    private static Optional<FinishReason> known(
            Session session, ItemPool pool, JointPosterior joint, List<Integer> scope) {
        double target = Objects.requireNonNull(session.policy().targetStandardError());
        if (scope.stream().allMatch(domain -> joint.estimate(domain).standardError() <= target)) {
            return Optional.of(FinishReason.TARGET_STANDARD_ERROR);
        }
        return session.answered() >= LEAST_QUESTIONS && ForecastEvidence.isSettled(pool, joint)
                ? Optional.of(FinishReason.CLASSIFIED)
                : Optional.empty();
    }

    /** How many answers each domain in scope lacks for a forecast, by the domain's number. */
    private static int[] lacking(Situation situation) {
        int[] lacking = new int[situation.pool().domains().size()];
        for (int domain : situation.scope()) {
            int answered = situation.state().domain(domain).attempts();
            lacking[domain] = Math.max(0, ForecastEvidence.leastAnswers(situation.pool(), domain) - answered);
        }
        return lacking;
    }

    private static BitSet domainsOf(int[] lacking) {
        BitSet domains = new BitSet();
        for (int domain = 0; domain < lacking.length; domain++) {
            domains.set(domain, lacking[domain] > 0);
        }
        return domains;
    }

    private Optional<Decision> choose(Situation situation, JointPosterior joint, BitSet domains) {
        ItemPool pool = situation.pool();
        List<Decision.Input> inputs = situation.inputs(joint);
        SelectionState state = SelectionState.of(
                        pool.bank(),
                        pool.blueprint(),
                        List.of(),
                        situation.served(),
                        pool.positions(situation.state().answered()),
                        domains,
                        inputs.stream().map(Decision.Input::served).toList(),
                        situation.session().seed(),
                        situation.position())
                .with(joint);
        return selector.choose(state)
                .map(selection -> situation.decide(selection.item(), grounds(pool, selection, inputs)));
    }

    private static Decision.Grounds grounds(ItemPool pool, Selection selection, List<Decision.Input> inputs) {
        return new Decision.Grounds(
                POLICY,
                "this question is among those that tell most about where you stand in all domains",
                CRITERION,
                selection.value(),
                selection.expectedSuccess(),
                selection.repeated(),
                Map.of(),
                selection.candidates().stream()
                        .map(candidate -> new Decision.Candidate(
                                pool.question(candidate.item()).id(), candidate.value(), Map.of()))
                        .toList(),
                inputs);
    }
}
