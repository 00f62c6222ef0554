package dev.meno.session.policy;

import dev.meno.ability.DomainState;
import dev.meno.course.CourseDefinition;
import dev.meno.course.ExamBank;
import dev.meno.course.ItemPool;
import dev.meno.course.PracticeSettings;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.selection.TutoringPolicy;
import dev.meno.psychometrics.selection.TutoringSelection;
import dev.meno.psychometrics.selection.TutoringSelector;
import dev.meno.psychometrics.selection.TutoringState;
import dev.meno.psychometrics.selection.TutoringTerms;
import dev.meno.psychometrics.stopping.StopReason;
import dev.meno.psychometrics.stopping.StoppingRule;
import dev.meno.psychometrics.stopping.StoppingRules;
import dev.meno.psychometrics.stopping.TestProgress;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Decides how a practice session goes on: which question comes next, or that it is over. */
@Singleton
public class PracticePolicy {
    private static final String POLICY = "practice";
    private static final String CRITERION = "tutoring";

    /** Expected share of a topic's points at which what rests on it can be practised. */
    private static final double READY = 0.5;

    public Step next(Situation situation) {
        Optional<Decision> decision = choose(situation);
        return rules(situation.session().policy()).check(progress(situation, decision)).stream()
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

    private static TestProgress progress(Situation situation, Optional<Decision> decision) {
        return new TestProgress(
                situation.session().answered(),
                // A practice session has no clock.
                Duration.ZERO,
                situation.scope().stream()
                        .map(domain -> situation.state().domain(domain))
                        .map(domain -> new TestProgress.DomainState(domain.estimate(), domain.logLikelihood()))
                        .toList(),
                decision.map(chosen -> OptionalDouble.of(chosen.grounds().value()))
                        .orElseGet(OptionalDouble::empty));
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

    private static Optional<Decision> choose(Situation situation) {
        PracticeSettings settings = situation.pool().course().practiceOrStandard();
        TutoringPolicy standard = TutoringPolicy.STANDARD;
        TutoringSelector selector = new TutoringSelector(new TutoringPolicy(
                standard.gapWeight(),
                standard.zoneWeight(),
                standard.reviewWeight(),
                settings.zoneLow(),
                settings.zoneHigh(),
                settings.mostInARow()));
        return selector.choose(state(situation)).map(selection -> decision(situation, selection));
    }

    private static TutoringState state(Situation situation) {
        ItemPool pool = situation.pool();
        List<CourseDefinition.Topic> topics = pool.course().topics();
        BitSet served = situation.served();
        int[] servedOfTopic = new int[topics.size()];
        served.stream().forEach(item -> servedOfTopic[pool.topicOf().get(item)]++);
        Map<Integer, Double> urgency = new HashMap<>();
        DueReviews.of(situation).forEach(due -> urgency.put(due.item(), due.urgency()));
        double[] shares = shares(situation, topics);
        return new TutoringState(
                pool.bank(),
                IntStream.range(0, topics.size())
                        .mapToObj(number -> topic(situation, topics.get(number), shares[number], servedOfTopic[number]))
                        .toList(),
                pool.topicOf(),
                pool.exam().standard().cut(),
                served,
                pool.positions(situation.state().answered()),
                DueReviews.akin(pool, situation.state()),
                urgency,
                pool.topicNumber(situation.session().latestTopic()),
                situation.session().topicRun(),
                situation.session().seed(),
                situation.position());
    }

    private static TutoringState.Topic topic(
            Situation situation, CourseDefinition.Topic topic, double share, int served) {
        int domain = situation.pool().domains().indexOf(topic.domain());
        AbilityEstimate ability =
                situation.state().domain(domain).topic(topic.key()).estimate();
        return new TutoringState.Topic(
                share,
                ability,
                served,
                situation.scope().contains(domain),
                missing(situation, topic).isEmpty());
    }

    /**
     * What each topic counts for on the exam. A topic that has to wait hands its share to those it waits for, so that its
     * domain does not fall behind the others meanwhile.
     */
    private static double[] shares(Situation situation, List<CourseDefinition.Topic> topics) {
        ItemPool pool = situation.pool();
        double[] shares =
                topics.stream().mapToDouble(topic -> share(pool, topic)).toArray();
        // From the last: a topic rests on topics before it only.
        for (int number = topics.size() - 1; number >= 0; number--) {
            List<String> missing = missing(situation, topics.get(number));
            for (String required : missing) {
                shares[pool.topicNumber(required)] += shares[number] / missing.size();
            }
        }
        return shares;
    }

    /** The topics that have to come before this one. */
    private static List<String> missing(Situation situation, CourseDefinition.Topic topic) {
        return topic.requires().stream()
                .filter(required -> !isReady(situation, required))
                .toList();
    }

    /** Share of the exam; a topic of which the exam has no questions shares its domain's weight with the others. */
    private static double share(ItemPool pool, CourseDefinition.Topic topic) {
        return pool.exam().topics().stream()
                .filter(candidate -> candidate.topic().equals(topic.key()))
                .mapToDouble(ExamBank.TopicShare::share)
                .findFirst()
                .orElse(1.0 / pool.course().topics().size());
    }

    /** A topic is ready to build on when it was met and half of it is known; one out of scope does not hold anything up. */
    private static boolean isReady(Situation situation, String required) {
        ItemPool pool = situation.pool();
        CourseDefinition.Topic topic = pool.course().topics().get(pool.topicNumber(required));
        int domain = pool.domains().indexOf(topic.domain());
        if (!situation.scope().contains(domain)) {
            return true;
        }
        DomainState state = situation.state().domain(domain);
        return state.topics().of(required).attempts() > 0
                && pool.expectedShare(required, state.topic(required).estimate().theta()) >= READY;
    }

    private static Decision decision(Situation situation, TutoringSelection selection) {
        TutoringSelection.Candidate chosen = selection.chosen();
        return situation.decide(
                chosen.item(),
                new Decision.Grounds(
                        POLICY,
                        reason(situation.pool(), selection),
                        CRITERION,
                        chosen.utility(),
                        chosen.terms().success(),
                        selection.repeated(),
                        terms(chosen.terms()),
                        selection.candidates().stream()
                                .map(candidate -> new Decision.Candidate(
                                        situation
                                                .pool()
                                                .question(candidate.item())
                                                .id(),
                                        candidate.utility(),
                                        terms(candidate.terms())))
                                .toList(),
                        situation.inputs(situation.joint())));
    }

    private static Map<String, Double> terms(TutoringTerms terms) {
        Map<String, Double> named = new LinkedHashMap<>();
        named.put("gap", terms.gap());
        named.put("zone", terms.zone());
        named.put("review", terms.review());
        named.put("success", terms.success());
        return named;
    }

    private static String reason(ItemPool pool, TutoringSelection selection) {
        TutoringTerms terms = selection.chosen().terms();
        CourseDefinition.Topic topic =
                pool.course().topics().get(pool.topicOf().get(selection.chosen().item()));
        if (selection.repeated()) {
            return "You've answered all the new questions, so an earlier one returns.";
        }
        if (terms.review() > 0) {
            return "You answered this some time ago, and answering it again now helps you to remember it.";
        }
        if (terms.gap() < 0.5) {
            return "This question is at the right level for you.";
        }
        String gap = "You've practised “%s” less than its weight in the exam calls for".formatted(topic.title());
        return gap + (terms.zone() == 1 ? ", and this question is at the right level for you." : ".");
    }
}
