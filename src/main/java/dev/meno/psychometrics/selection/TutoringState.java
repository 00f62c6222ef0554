package dev.meno.psychometrics.selection;

import dev.meno.psychometrics.ability.AbilityEstimate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * All that the choice of a practice question depends on. The bit sets are read and never changed.
 *
 * @param topics one entry a topic, in the course's order
 * @param topicOf number of each item's topic, by the item's position
 * @param target the ability that passes the exam, in logits
 * @param served positions of the items that this session has served
 * @param answeredBefore positions of the items that the learner has answered in any session
 * @param akin positions of the items of which the learner has answered one of the same family
 * @param urgency by the item's position, how urgent a review is, in (0, 1]; what is not due is absent
 * @param latestTopic number of the topic of the latest question; −1 at the start
 * @param topicRun how many of that topic came one after the other
 * @param seed the session's seed
 * @param position place of the item to choose in the session, from 1
 */
public record TutoringState(
        ItemBank bank,
        List<Topic> topics,
        List<Integer> topicOf,
        double target,
        BitSet served,
        BitSet answeredBefore,
        BitSet akin,
        Map<Integer, Double> urgency,
        int latestTopic,
        int topicRun,
        long seed,
        int position) {
    public TutoringState {
        topics = List.copyOf(topics);
        topicOf = List.copyOf(topicOf);
        urgency = Map.copyOf(urgency);
    }

    /**
     * A topic as it stands.
     *
     * @param share of the exam
     * @param ability in the topic, in logits
     * @param served number of its questions that this session has served
     * @param inScope whether the session covers it
     * @param isReady whether the topics that it rests on are known well enough
     */
    public record Topic(double share, AbilityEstimate ability, int served, boolean inScope, boolean isReady) {}
}
