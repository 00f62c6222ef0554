package dev.meno.session.model;

import dev.meno.course.CourseDefinition;
import dev.meno.course.ExamProfile;
import dev.meno.course.PracticeSettings;
import dev.meno.course.Score;
import dev.meno.psychometrics.memory.Rating;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer counts for, by the course's rules.
 *
 * @param isRapid whether it came too fast to rest on reading the question
 * @param credit share of the points after what hints take away, in [0, 1]
 * @param weight how far it counts for the ability, in [0, 1]
 * @param discount by what the evidence of earlier answers in the domain is multiplied first, in (0, 1]
 * @param rating how well it was recalled
 */
public record Grade(boolean isRapid, double credit, double weight, double discount, Rating rating) {
    /** A right answer in less than this part of the exam's time for a question, a half, was easy. */
    private static final int QUICK_PART = 2;

    /** After a long pause next to nothing is left of earlier evidence, but a factor of 0 is none. */
    private static final double MIN_DISCOUNT = 1e-9;

    /**
     * The grade of an answer.
     *
     * @param before when the learner last answered in the domain; null if never
     */
    static Grade of(
            Score score, Scorer.Circumstances circumstances, @Nullable Instant before, CourseDefinition course) {
        PracticeSettings settings = course.practiceOrStandard();
        Long elapsedMillis = circumstances.elapsedMillis();
        boolean isRapid = elapsedMillis != null && elapsedMillis < settings.rapidGuessSeconds() * 1000;
        double left = Math.max(0, 1 - settings.hintPenalty() * circumstances.hints());
        return new Grade(
                isRapid,
                left * score.points() / score.maximum(),
                weight(score, left, isRapid && !settings.countRapidGuesses()),
                discount(settings, before, circumstances),
                rating(score, circumstances, isRapid, course.exam()));
    }

    /** A success with hints tells less of the ability; a failure in spite of them tells no less than any. */
    private static double weight(Score score, double left, boolean isLeftOut) {
        if (isLeftOut) {
            return 0;
        }
        return score.points() > 0 ? left : 1;
    }

    /** Evidence fades by whole days, so that within a session all answers count alike. */
    private static double discount(PracticeSettings settings, @Nullable Instant before, Scorer.Circumstances now) {
        long days = before == null ? 0 : Math.max(0, now.zone().daysBetween(before, now.answeredAt()));
        return Math.max(MIN_DISCOUNT, StrictMath.pow(settings.retentionPerDay(), (double) days));
    }

    private static Rating rating(Score score, Scorer.Circumstances circumstances, boolean isRapid, ExamProfile exam) {
        if (score.points() * 2 < score.maximum() || score.points() == 0) {
            return Rating.AGAIN;
        }
        if (!score.isFull() || circumstances.hints() > 0 || isRapid) {
            return Rating.HARD;
        }
        Duration forOne = Duration.ofMinutes(exam.minutes()).dividedBy(exam.questions());
        Long elapsedMillis = circumstances.elapsedMillis();
        boolean isQuick = elapsedMillis != null && elapsedMillis < forOne.toMillis() / QUICK_PART;
        return isQuick ? Rating.EASY : Rating.GOOD;
    }
}
