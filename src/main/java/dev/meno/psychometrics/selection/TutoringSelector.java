package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.ability.NormalPrior;
import dev.meno.psychometrics.ability.Posterior;
import dev.meno.psychometrics.numeric.Draw;
import dev.meno.psychometrics.numeric.Sums;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses the next question of practice, in this order:
 *
 * <ol>
 *   <li>eligible is what lies in scope, was not served in this session and is no enemy of what was, and is either new to the
 *       learner, with its family, and in the session's share of the bank, or due for review; when that is used up, what is new
 *       outside the share, then what is new but for its family, then what was answered before;
 *   <li>topics that rest on others wait until those are known, and no topic comes more often in a row than the policy
 *       allows; each of these gives way rather than leave nothing to ask;
 *   <li>the utility adds up three terms: the gap on the exam, the learning zone and the review;
 *   <li>one of the best that are as good as equal is drawn by the session's seed and the position.
 * </ol>
 *
 * <p>The gap: practice is shared out among the topics by exam share times distance, where the distance is how far the ability falls
 * short of the target on average over what is known of it, {@code E[(c − θ)⁺]}, and at least a little, so that no topic is
 * forgotten. The term is how far a topic is behind its share in this session, relative to the one furthest behind. For a
 * learner of whom nothing is known this is the exam's blueprint.
 *
 * <p>The same state always gives the same choice. Immutable.
 */
public final class TutoringSelector {
    private static final int REPORTED = 5;

    /** Utilities this close are as good as equal, for their terms are known no better. */
    private static final double EQUAL = 0.02;

    /** A distance from the target that every topic has at least, in logits. */
    private static final double MIN_DISTANCE = 0.15;

    private static final ExposureControl.SessionShare SHARE = new ExposureControl.SessionShare(0.2, 20);

    private final TutoringPolicy policy;

    public TutoringSelector(TutoringPolicy policy) {
        this.policy = policy;
    }

    /** The question to serve; empty if no question of the scope is left. */
    public Optional<TutoringSelection> choose(TutoringState state) {
        BitSet open = open(state);
        BitSet due = new BitSet();
        state.urgency().keySet().forEach(due::set);
        BitSet fresh = (BitSet) open.clone();
        fresh.andNot(state.answeredBefore());
        BitSet unseen = (BitSet) fresh.clone();
        fresh.andNot(state.akin());
        BitSet dueOrFresh = (BitSet) fresh.clone();
        dueOrFresh.or(due);
        dueOrFresh.and(open);
        BitSet shared = inShare(state, fresh);
        shared.or(due);
        shared.and(open);
        // From the narrowest set to the widest; the first that holds anything is searched.
        return Stream.of(shared, dueOrFresh, unseen)
                .flatMap(items -> Stream.of(restrained(state, items, true), restrained(state, items, false), items))
                .filter(items -> !items.isEmpty())
                .findFirst()
                .map(items -> best(state, items, false))
                .or(() -> open.isEmpty() ? Optional.empty() : Optional.of(best(state, open, true)));
    }

    /** What lies in scope and may be shown in this session at all. */
    private static BitSet open(TutoringState state) {
        BitSet open = new BitSet();
        for (int item = 0; item < state.bank().size(); item++) {
            open.set(item, topic(state, item).inScope());
        }
        state.served().stream().forEach(item -> {
            open.clear(item);
            open.andNot(state.bank().enemiesOf(item));
        });
        return open;
    }

    private static TutoringState.Topic topic(TutoringState state, int item) {
        return state.topics().get(state.topicOf().get(item));
    }

    /** The session's random share of what is fresh; all of it in a domain where the share holds nothing. */
    private static BitSet inShare(TutoringState state, BitSet fresh) {
        BitSet shared = new BitSet();
        for (int domain = 0; domain < state.bank().domainCount(); domain++) {
            int[] items = state.bank().itemsOf(domain);
            double probability = SHARE.probability(items.length);
            BitSet ofDomain = new BitSet();
            BitSet all = new BitSet();
            for (int item : items) {
                if (fresh.get(item)) {
                    all.set(item);
                    // Position 0: an item that is set aside stays aside for the whole session.
                    ofDomain.set(item, Draw.uniform(state.seed(), 0, item) < probability);
                }
            }
            shared.or(ofDomain.isEmpty() ? all : ofDomain);
        }
        return shared;
    }

    /** What is left when topics wait for others and, if so asked, none is drilled. */
    private BitSet restrained(TutoringState state, BitSet items, boolean noDrill) {
        boolean isDrilled = noDrill && state.topicRun() >= policy.mostInARow();
        BitSet left = new BitSet();
        items.stream()
                .filter(item -> topic(state, item).isReady()
                        && !(isDrilled && state.topicOf().get(item) == state.latestTopic()))
                .forEach(left::set);
        return left;
    }

    private TutoringSelection best(TutoringState state, BitSet items, boolean repeated) {
        List<Double> gaps = gaps(state, items);
        List<Posterior> abilities = state.topics().stream()
                .map(topic -> Posterior.normal(
                        state.bank().grid(),
                        new NormalPrior(topic.ability().theta(), topic.ability().standardError())))
                .toList();
        List<TutoringSelection.Candidate> candidates = items.stream()
                .mapToObj(item -> candidate(state, item, gaps, abilities))
                .sorted(Comparator.comparingDouble(TutoringSelection.Candidate::utility)
                        .reversed()
                        .thenComparingDouble(
                                candidate -> Draw.uniform(state.seed(), state.position(), candidate.item())))
                .limit(REPORTED)
                .toList();
        double least = candidates.getFirst().utility() - EQUAL;
        int equal = (int) candidates.stream()
                .filter(candidate -> candidate.utility() >= least)
                .count();
        return new TutoringSelection(
                candidates.get(Draw.index(state.seed(), state.position(), equal)), candidates, repeated);
    }

    private TutoringSelection.Candidate candidate(
            TutoringState state, int item, List<Double> gaps, List<Posterior> abilities) {
        int topic = state.topicOf().get(item);
        double success = state.bank().expectedSuccess(item, abilities.get(topic));
        TutoringTerms terms = new TutoringTerms(
                gaps.get(topic), policy.zone(success), state.urgency().getOrDefault(item, 0.0), success);
        return new TutoringSelection.Candidate(item, policy.utility(terms), terms);
    }

    /** The gap term of each topic. Only topics with a question to choose are shared out to. */
    private static List<Double> gaps(TutoringState state, BitSet items) {
        var present = items.stream().mapToObj(state.topicOf()::get).collect(Collectors.toSet());
        List<Double> due = IntStream.range(0, state.topics().size())
                .mapToObj(number -> {
                    TutoringState.Topic topic = state.topics().get(number);
                    return present.contains(number)
                            ? topic.share() * (MIN_DISTANCE + topic.ability().expectedShortfall(state.target()))
                            : 0.0;
                })
                .toList();
        double total = Sums.of(due.stream().mapToDouble(Double::doubleValue));
        int served =
                state.topics().stream().mapToInt(TutoringState.Topic::served).sum();
        Function<Integer, Double> deficit = number -> total == 0
                ? 0
                : due.get(number) / total * (served + 1)
                        - state.topics().get(number).served();
        double furthest = IntStream.range(0, due.size())
                .filter(present::contains)
                .mapToDouble(deficit::apply)
                .max()
                .orElse(0);
        return IntStream.range(0, due.size())
                .mapToObj(number -> furthest <= 0 ? 0.0 : Math.clamp(deficit.apply(number) / furthest, 0.0, 1.0))
                .toList();
    }
}
