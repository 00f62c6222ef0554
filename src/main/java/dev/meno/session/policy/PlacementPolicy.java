package dev.meno.session.policy;

import dev.meno.ability.ForecastEvidence;
import dev.meno.course.ItemPool;
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
 * exam is settled, and every domain has the few answers that a forecast needs; or at a number of questions. Where the client asks for a
 * precision of its own it is over as soon as that is reached. A function of its arguments alone.
 */
@Singleton
public class PlacementPolicy {
    /** Where a placement stops unless the client says otherwise. */
    public static final SessionPolicy LIMITS = new SessionPolicy(30, 0.5);

    /** Answers before the result can be settled: the first few may all be luck. */
    private static final int MIN_QUESTIONS = 8;

    /** Part of a large domain that a session uses. */
    private static final double SHARE = 0.2;

    /** Questions that a session has to choose from in all: more than twice what it asks, so that it can adapt. */
    private static final int MIN_CHOICE = 75;

    /** Questions that it has to choose from in each of many domains. */
    private static final int MIN_CHOICE_OF_DOMAIN = 20;

    private static final String POLICY = "placement";
    private static final String CRITERION = "joint-gain";
    private static final String TELLS_MOST =
            "Your answer to this question tells a lot about your ability in all domains.";
    private static final String FOR_FORECAST = "A forecast needs a few answers in this domain too.";

    public Step next(Situation situation) {
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
        boolean isTimeForForecast = known.map(reason -> waitsForForecast(reason, situation.session()))
                .orElseGet(() -> Arrays.stream(lacking).sum() >= left);
        Optional<Decision> forForecast =
                isTimeForForecast ? choose(situation, joint, domainsOf(lacking), FOR_FORECAST) : Optional.empty();
        return forForecast
                .<Step>map(Step.Serve::new)
                .or(() -> known.map(Step.Finish::new))
                .or(() -> choose(situation, joint, scope, TELLS_MOST).map(Step.Serve::new))
                .orElseGet(() -> new Step.Finish(FinishReason.POOL_EXHAUSTED));
    }

    /** A precision that the client asked for is all that it wants. */
    private static boolean waitsForForecast(FinishReason reason, SessionState session) {
        return reason == FinishReason.CLASSIFIED
                || Objects.equals(session.policy().targetStandardError(), LIMITS.targetStandardError());
    }

    /** Why nothing more needs to be known; empty as long as something does. */
    private static Optional<FinishReason> known(
            SessionState session, ItemPool pool, JointPosterior joint, List<Integer> scope) {
        double target = Objects.requireNonNull(session.policy().targetStandardError());
        if (scope.stream().allMatch(domain -> joint.estimate(domain).standardError() <= target)) {
            return Optional.of(FinishReason.TARGET_STANDARD_ERROR);
        }
        return session.answered() >= MIN_QUESTIONS && ForecastEvidence.isSettled(pool, joint)
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

    private Optional<Decision> choose(Situation situation, JointPosterior joint, BitSet domains, String reason) {
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
        return selector(situation.scope().size())
                .choose(state)
                .map(selection -> situation.decide(selection.item(), grounds(pool, selection, reason, inputs)));
    }

    /** The fewer domains there are, the more of each a session may use. */
    private static ItemSelector selector(int domains) {
        int smallest = Math.max(MIN_CHOICE_OF_DOMAIN, Math.ceilDiv(MIN_CHOICE, domains));
        return new ItemSelector(new SelectionPolicy(
                Criterion.JOINT_GAIN, ContentBalance.NONE, new ExposureControl.SessionShare(SHARE, smallest), 1, 1));
    }

    private static Decision.Grounds grounds(
            ItemPool pool, Selection selection, String reason, List<Decision.Input> inputs) {
        return new Decision.Grounds(
                POLICY,
                reason,
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
