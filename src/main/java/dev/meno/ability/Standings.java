package dev.meno.ability;

import dev.meno.course.ItemPool;
import dev.meno.learner.Learners;
import dev.meno.psychometrics.ability.JointPrior;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;

/** Computes where learners stand, for what is kept up for groups of them. */
@ApplicationScoped
public class Standings {
    private final Abilities abilities;
    private final Learners learners;

    Standings(Abilities abilities, Learners learners) {
        this.abilities = abilities;
        this.learners = learners;
    }

    /**
     * Where a learner stands in a course.
     *
     * @param passProbability probability of passing the exam; empty while too little is known
     * @param topics mastery of each topic, in the course's order
     */
    public record Standing(OptionalDouble passProbability, List<TopicMasteryView> topics) {
        public Standing {
            topics = List.copyOf(topics);
        }
    }

    @Transactional
    public Standing of(UUID learnerId, ItemPool pool) {
        LearnerState state = abilities.state(learnerId, pool);
        JointPrior belief = learners.background(learnerId, pool.course().key()).belief(pool);
        return new Standing(Forecasts.passProbability(pool, state, belief), TopicMasteries.of(state, pool));
    }
}
