package dev.meno.psychometrics.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.ThetaGrid;
import dev.meno.psychometrics.model.LogisticItem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TutoringSelectorTest {
    private static final int TOPICS = 4;
    private static final int PER_TOPIC = 20;
    private static final int SIZE = TOPICS * PER_TOPIC;

    /**
     * Each topic is a domain, small enough to be used whole by every session; difficulties run from -2.85 to 2.85; items 0 and
     * 1 are a family.
     */
    private static final ItemBank BANK = ItemBank.of(
            ThetaGrid.STANDARD,
            IntStream.range(0, SIZE)
                    .mapToObj(item -> new BankItem(
                            LogisticItem.twoPl(1.2, -2.85 + 0.3 * (item % PER_TOPIC)),
                            item / PER_TOPIC,
                            item < 2 ? Set.of("family") : Set.of()))
                    .toList());

    private static final List<Integer> TOPIC_OF =
            IntStream.range(0, SIZE).map(item -> item / PER_TOPIC).boxed().toList();

    private final TutoringSelector selector = new TutoringSelector(TutoringPolicy.STANDARD);

    /** A session in the making. */
    private static final class Session {
        final List<AbilityEstimate> abilities = new ArrayList<>();
        final List<Double> shares = new ArrayList<>(List.of(0.25, 0.25, 0.25, 0.25));
        final List<Boolean> ready = new ArrayList<>(List.of(true, true, true, true));
        final Set<Integer> scope = new HashSet<>(List.of(0, 1, 2, 3));
        final BitSet served = new BitSet();
        final BitSet answered = new BitSet();
        final BitSet akin = new BitSet();
        final Map<Integer, Double> urgency = new HashMap<>();
        final int[] servedOfTopic = new int[TOPICS];
        int latest = -1;
        int run;
        long seed = 5;

        Session() {
            for (int topic = 0; topic < TOPICS; topic++) {
                abilities.add(new AbilityEstimate(0, 0.4));
            }
        }

        TutoringState state() {
            return new TutoringState(
                    BANK,
                    IntStream.range(0, TOPICS)
                            .mapToObj(topic -> new TutoringState.Topic(
                                    shares.get(topic),
                                    abilities.get(topic),
                                    servedOfTopic[topic],
                                    scope.contains(topic),
                                    ready.get(topic)))
                            .toList(),
                    TOPIC_OF,
                    0.5,
                    served,
                    answered,
                    akin,
                    urgency,
                    latest,
                    run,
                    seed,
                    served.cardinality() + 1);
        }

        TutoringSelection serve(TutoringSelector selector) {
            TutoringSelection selection = selector.choose(state()).orElseThrow();
            int item = selection.chosen().item();
            served.set(item);
            int topic = TOPIC_OF.get(item);
            servedOfTopic[topic]++;
            run = topic == latest ? run + 1 : 1;
            latest = topic;
            return selection;
        }
    }

    @Test
    void questionsLieInTheLearningZone() {
        Session session = new Session();
        session.abilities.replaceAll(any -> new AbilityEstimate(0.6, 0.3));
        for (int i = 0; i < 10; i++) {
            TutoringTerms terms = session.serve(selector).chosen().terms();
            assertThat(terms.success()).isBetween(0.6, 0.85);
            assertThat(terms.zone()).isEqualTo(1);
        }
    }

    @Test
    void withNothingToTellTopicsApartPracticeFollowsTheExam() {
        Session session = new Session();
        session.shares.clear();
        session.shares.addAll(List.of(0.4, 0.3, 0.2, 0.1));
        for (int n = 1; n <= 12; n++) {
            session.serve(selector);
            for (int topic = 0; topic < TOPICS; topic++) {
                assertThat(session.servedOfTopic[topic] - session.shares.get(topic) * n)
                        .isBetween(-1.21, 1.21);
            }
        }
    }

    @Test
    void whatIsFurthestFromPassingIsPractisedMost() {
        Session session = new Session();
        session.abilities.set(2, new AbilityEstimate(-1.5, 0.4));
        session.abilities.set(3, new AbilityEstimate(2, 0.4));
        for (int i = 0; i < 16; i++) {
            session.serve(selector);
        }
        assertThat(session.servedOfTopic[2]).isGreaterThan(2 * session.servedOfTopic[0]);
        assertThat(session.servedOfTopic[3]).isBetween(0, 2);
    }

    @Test
    void noTopicIsDrilled() {
        Session session = new Session();
        session.shares.clear();
        session.shares.addAll(List.of(0.97, 0.01, 0.01, 0.01));
        int longest = 0;
        for (int i = 0; i < 20; i++) {
            session.serve(selector);
            longest = Math.max(longest, session.run);
        }
        assertThat(longest).isEqualTo(3);
        // Where there is nothing else, the rule gives way.
        session.scope.retainAll(Set.of(0));
        session.latest = 0;
        session.run = 3;
        assertThat(TOPIC_OF.get(session.serve(selector).chosen().item())).isZero();
    }

    @Test
    void aTopicWaitsForWhatItRestsOn() {
        Session session = new Session();
        session.ready.set(1, false);
        session.abilities.set(1, new AbilityEstimate(-3, 0.4));
        for (int i = 0; i < 12; i++) {
            session.serve(selector);
        }
        assertThat(session.servedOfTopic[1]).isZero();
        session.scope.retainAll(Set.of(1));
        assertThat(TOPIC_OF.get(session.serve(selector).chosen().item())).isEqualTo(1);
    }

    @Test
    void aDueReviewComesBackAndWhatIsNotDueDoesNot() {
        Session session = new Session();
        session.answered.set(0, SIZE);
        for (int item = 0; item < SIZE; item++) {
            session.answered.set(item, item % 2 == 0);
        }
        session.urgency.put(8, 1.0);

        TutoringSelection selection = session.serve(selector);

        assertThat(selection.chosen().item()).isEqualTo(8);
        assertThat(selection.repeated()).isFalse();
        assertThat(selection.chosen().terms().review()).isEqualTo(1);
        for (int i = 0; i < 10; i++) {
            assertThat(session.answered.get(session.serve(selector).chosen().item()))
                    .isFalse();
        }
    }

    @Test
    void whatWasAnsweredReturnsWhenNothingElseIsLeft() {
        Session session = new Session();
        session.answered.set(0, SIZE);
        assertThat(session.serve(selector).repeated()).isTrue();
        session.served.set(0, SIZE);
        assertThat(selector.choose(session.state())).isEmpty();
    }

    @Test
    void whatIsLikeAnAnsweredQuestionComesAfterAllThatIsNew() {
        Session session = new Session();
        session.scope.retainAll(Set.of(0));
        session.akin.set(0, PER_TOPIC - 2);
        session.answered.set(0, 3);
        assertThat(List.of(session.serve(selector), session.serve(selector)).stream()
                        .map(selection -> selection.chosen().item()))
                .containsExactlyInAnyOrder(PER_TOPIC - 2, PER_TOPIC - 1);
        TutoringSelection like = session.serve(selector);
        assertThat(like.repeated()).isFalse();
        assertThat(like.chosen().item()).isBetween(3, PER_TOPIC - 3);
    }

    @Test
    void oneSessionShowsOneOfAFamily() {
        Session session = new Session();
        session.answered.set(2, SIZE);
        session.scope.retainAll(Set.of(0));
        TutoringSelection first = session.serve(selector);
        assertThat(first.chosen().item()).isLessThan(2);
        assertThat(session.serve(selector).chosen().item()).isGreaterThan(1);
    }

    @Test
    void theChoiceIsAFunctionOfTheStateAndTheSeedAloneVariesIt() {
        assertThat(new Session().serve(selector)).isEqualTo(new Session().serve(selector));
        Set<Integer> chosen = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            Session session = new Session();
            session.seed = seed;
            TutoringSelection selection = session.serve(selector);
            chosen.add(selection.chosen().item());
            assertThat(selection.candidates()).hasSize(5).contains(selection.chosen());
            assertThat(selection.candidates().getFirst().utility()
                            - selection.chosen().utility())
                    .isBetween(0.0, 0.02);
        }
        assertThat(chosen).hasSizeGreaterThan(10);
    }

    @Test
    void theZoneFallsOffOutside() {
        TutoringPolicy policy = TutoringPolicy.STANDARD;
        assertThat(policy.zone(0.6)).isEqualTo(1);
        assertThat(policy.zone(0.85)).isEqualTo(1);
        assertThat(policy.zone(0.425)).isCloseTo(0.5, within(1e-12));
        assertThat(policy.zone(1)).isCloseTo(1 - 0.15 / 0.35, within(1e-12));
        assertThat(policy.zone(0.2)).isZero();
        assertThat(policy.utility(new TutoringTerms(1, 0.5, 0.4, 0.7))).isCloseTo(0.725, within(1e-12));
        assertThatThrownBy(() -> new TutoringPolicy(1, 1, 1, 0.9, 0.6, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
