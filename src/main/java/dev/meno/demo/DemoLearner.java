package dev.meno.demo;

import dev.meno.learner.Familiarity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A made-up learner. The true abilities, which nobody but the simulation knows, grow from a start towards a level, quickly
 * first and slower later.
 *
 * @param number place among all, from 0
 * @param start true ability in each domain when the practice begins, in logits
 * @param gain what each gains until its end, in logits
 * @param stopsAt when somebody who quits does so, as a part of the time
 * @param speed factor of the time taken for an answer
 * @param background what the learner says of each domain; a domain that is not there was left out
 * @param goal what the learner studies for; null for none
 * @param examsAt when mock exams are sat, as parts of the time
 */
record DemoLearner(
        int number,
        String externalId,
        String name,
        Habit habit,
        List<Double> start,
        List<Double> gain,
        double stopsAt,
        double speed,
        Map<String, Familiarity> background,
        @Nullable Goal goal,
        List<Double> examsAt) {
    /** How fast ability grows at first; with it two thirds of the gain are made in half the time. */
    private static final double CURVATURE = 1.6;

    /**
     * What somebody studies for.
     *
     * @param days days from the end of the simulated practice to the exam
     */
    record Goal(int days, int minutesPerDay) {}

    DemoLearner {
        start = List.copyOf(start);
        gain = List.copyOf(gain);
        background = Map.copyOf(background);
        examsAt = List.copyOf(examsAt);
    }

    /** True ability in a domain after a part of the time, from 0 to 1. */
    double ability(int domain, double part) {
        double grown = -StrictMath.expm1(-CURVATURE * part) / -StrictMath.expm1(-CURVATURE);
        return start.get(domain) + gain.get(domain) * grown;
    }
}
