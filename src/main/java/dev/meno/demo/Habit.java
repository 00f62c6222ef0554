package dev.meno.demo;

/**
 * How somebody studies.
 *
 * @see DemoLearner
 */
enum Habit {
    /** Most evenings, to the end. */
    STEADY(0.46, 0.02, 12),
    /** Now and then. */
    OCCASIONAL(0.2, 0.03, 9),
    /** Next to nothing for weeks, and then every day. */
    CRAMMING(0.06, 0.03, 20),
    /** Keenly at first, and no more after some weeks. */
    QUITTING(0.42, 0.05, 10),
    /** Clicks through many questions without reading them. */
    GUESSING(0.34, 0.3, 14);

    private static final double CRAMMING_STARTS = 0.72;
    private static final double CRAMMING_CHANCE = 0.85;

    private final double chanceOfADay;
    private final double rapidShare;
    private final int questions;

    Habit(double chanceOfADay, double rapidShare, int questions) {
        this.chanceOfADay = chanceOfADay;
        this.rapidShare = rapidShare;
        this.questions = questions;
    }

    /**
     * Chance that a day has a session.
     *
     * @param part how much of the time has gone by, from 0 to 1
     * @param stopsAt when somebody who quits does so
     */
    double chance(double part, double stopsAt) {
        return switch (this) {
            case STEADY, OCCASIONAL, GUESSING -> chanceOfADay;
            case CRAMMING -> isCramming(part) ? CRAMMING_CHANCE : chanceOfADay;
            case QUITTING -> part < stopsAt ? chanceOfADay : 0;
        };
    }

    /** Whether a day has two sessions. */
    boolean isCramming(double part) {
        return this == CRAMMING && part >= CRAMMING_STARTS;
    }

    /** Share of the answers that come without reading. */
    double rapidShare() {
        return rapidShare;
    }

    /** Usual number of questions of a session. */
    int questions() {
        return questions;
    }

    /** A habit by its share among learners. */
    static Habit draw(double uniform) {
        if (uniform < 0.46) {
            return STEADY;
        }
        if (uniform < 0.66) {
            return OCCASIONAL;
        }
        if (uniform < 0.79) {
            return CRAMMING;
        }
        return uniform < 0.92 ? QUITTING : GUESSING;
    }
}
