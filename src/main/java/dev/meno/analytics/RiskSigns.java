package dev.meno.analytics;

import dev.meno.analytics.RiskView.Reason;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for a learner's needing help.
 *
 * @param today the day of the question
 * @param attempts number of answers ever given in the course
 * @param lastDay day of the latest; null without one
 * @param passProbability probability of passing; null while too little is known
 * @param examDate day of the exam, if the learner has named one
 * @param recentAttempts answers of the last {@value #RECENT_DAYS} days
 * @param recentRapid how many of them came too fast
 * @param gain by how much the ability rose over the last {@value #RECENT_DAYS} days, in its standard errors, averaged over the
 *     domains; null where it was not estimated then and now
 */
record RiskSigns(
        LocalDate today,
        long attempts,
        @Nullable LocalDate lastDay,
        @Nullable Double passProbability,
        @Nullable LocalDate examDate,
        long recentAttempts,
        long recentRapid,
        @Nullable Double gain) {
    static final int RECENT_DAYS = 28;

    private static final double AS_LIKELY_AS_NOT = 0.5;

    /** Above this probability of passing nothing needs to grow. */
    private static final double SAFE = 0.9;

    private static final int SILENT_DAYS = 7;
    private static final int GROWING_ATTEMPTS = 60;
    private static final int JUDGED_ATTEMPTS = 20;
    private static final double GUESSING_SHARE = 0.2;

    /** The reasons, weightiest first. */
    List<RiskView> reasons() {
        List<RiskView> reasons = new ArrayList<>();
        if (examDate != null && examDate.isBefore(today)) {
            // The exam is over; what was known before it worries nobody.
            return reasons;
        }
        if (passProbability != null && passProbability < AS_LIKELY_AS_NOT) {
            reasons.add(new RiskView(
                    Reason.UNLIKELY_TO_PASS,
                    "The probability of passing today is %d%%%s."
                            .formatted(Math.round(passProbability * 100), untilExam())));
        }
        if (attempts == 0) {
            reasons.add(new RiskView(Reason.NOT_STARTED, "Hasn't answered any questions yet."));
            return reasons;
        }
        if (passProbability == null && examDate != null && daysUntil(examDate) <= RECENT_DAYS) {
            reasons.add(
                    new RiskView(Reason.LITTLE_KNOWN, "Too little is known for a forecast%s.".formatted(untilExam())));
        }
        long silent = lastDay == null ? 0 : ChronoUnit.DAYS.between(lastDay, today);
        if (silent >= SILENT_DAYS) {
            reasons.add(new RiskView(Reason.INACTIVE, "Hasn't answered a question for %d days.".formatted(silent)));
        }
        if (gain != null
                && gain <= 0
                && recentAttempts >= GROWING_ATTEMPTS
                && (passProbability == null || passProbability < SAFE)) {
            reasons.add(new RiskView(
                    Reason.NOT_GROWING, "%d answers in four weeks without progress.".formatted(recentAttempts)));
        }
        if (recentAttempts >= JUDGED_ATTEMPTS && recentRapid >= GUESSING_SHARE * recentAttempts) {
            reasons.add(new RiskView(
                    Reason.GUESSING,
                    "%d of %d answers in four weeks were too fast for the question to have been read."
                            .formatted(recentRapid, recentAttempts)));
        }
        return reasons;
    }

    private String untilExam() {
        return examDate == null ? "" : ", and the exam is in %d days".formatted(daysUntil(examDate));
    }

    private long daysUntil(LocalDate day) {
        return ChronoUnit.DAYS.between(today, day);
    }
}
