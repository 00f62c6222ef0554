package dev.meno.ability;

import dev.meno.course.CourseDefinition;
import dev.meno.course.ItemPool;
import dev.meno.psychometrics.ability.Posterior;
import java.util.List;

/** Mastery of the topics of a course: a function of the answers alone. */
final class TopicMasteries {
    private static final double TAIL = 0.05;
    private static final double MASTERED = 0.75;
    private static final double WEAK = 0.5;
    private static final int MIN_ANSWERS = 3;

    private TopicMasteries() {}

    static List<TopicMasteryView> of(LearnerState state, ItemPool pool) {
        return pool.course().topics().stream()
                .map(topic -> of(topic, state.domain(pool.domains().indexOf(topic.domain())), pool))
                .toList();
    }

    private static TopicMasteryView of(CourseDefinition.Topic topic, DomainState state, ItemPool pool) {
        Posterior ability = state.topic(topic.key());
        double mastery = 0;
        for (int node = 0; node < ability.grid().size(); node++) {
            mastery += ability.weight(node)
                    * pool.expectedShare(topic.key(), ability.grid().node(node));
        }
        double low = pool.expectedShare(topic.key(), ability.quantile(TAIL));
        double high = pool.expectedShare(topic.key(), ability.quantile(1 - TAIL));
        int attempts = state.topics().of(topic.key()).attempts();
        return new TopicMasteryView(
                topic.key(), topic.domain(), mastery, low, high, attempts, level(mastery, low, attempts));
    }

    static TopicMasteryView.Level level(double mastery, double low, int attempts) {
        if (attempts == 0) {
            return TopicMasteryView.Level.UNKNOWN;
        }
        if (attempts >= MIN_ANSWERS && low >= MASTERED) {
            return TopicMasteryView.Level.MASTERED;
        }
        return mastery < WEAK ? TopicMasteryView.Level.WEAK : TopicMasteryView.Level.DEVELOPING;
    }
}
