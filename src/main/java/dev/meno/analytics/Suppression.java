package dev.meno.analytics;

import org.jspecify.annotations.Nullable;

/** Withholds what is said of a group so small that it would say something of a single learner. */
final class Suppression {
    /** Learners that a group needs for its statistics to be shown. */
    static final int LEAST = 5;

    private Suppression() {}

    static boolean isTooSmall(long learners) {
        return learners < LEAST;
    }

    /** A statistic, or null where it is withheld or not defined. */
    static @Nullable Double of(long learners, double statistic) {
        return isTooSmall(learners) || !Double.isFinite(statistic) ? null : statistic;
    }
}
