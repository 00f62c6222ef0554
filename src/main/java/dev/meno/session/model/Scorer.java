package dev.meno.session.model;

import dev.meno.ability.Answer;
import dev.meno.ability.DomainState;
import dev.meno.ability.LearnerAbilities;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ExamProfile;
import dev.meno.course.ItemPool;
import dev.meno.course.PracticeSettings;
import dev.meno.course.Presentation;
import dev.meno.course.Question;
import dev.meno.course.Response;
import dev.meno.course.Score;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.memory.Rating;
import dev.meno.session.policy.Decision;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Scores an answer and takes it over into what is known of the learner. */
@Singleton
public class Scorer {
    /** A right answer in less than this part of the exam's time for a question, a half, was easy. */
    private static final int QUICK_PART = 2;

    /** After a long pause next to nothing is left of earlier evidence, but a factor of 0 is none. */
    private static final double LEAST_DISCOUNT = 1e-9;

    private final CourseCatalog courses;

    Scorer(CourseCatalog courses) {
        this.courses = courses;
    }

    /** A question as the learner met it. */
    public record Shown(Question question, Presentation presentation) {}

    /**
     * How an answer came about.
     *
     * @param hints number of hints that were shown before it
     * @param elapsedMillis time the learner took, by the client
     */
    public record Circumstances(int hints, @Nullable Long elapsedMillis, Instant answeredAt) {}

    /**
     * A scored answer.
     *
     * @param isRapid whether it came too fast to rest on reading the question
     * @param credit share of the points after what hints take away, in [0, 1]
     * @param answer as it entered what is known of the learner
     * @param sequence its place among the learner's attempts in the course, from 1
     * @param courseRevision revision of the course with which it was taken over
     * @param before the domain's ability before it
     * @param after the domain's ability after it
     */
    public record Scored(
            Presentation presentation,
            Score score,
            Circumstances circumstances,
            boolean isRapid,
            double credit,
            Answer answer,
            int sequence,
            int courseRevision,
            AbilityEstimate before,
            AbilityEstimate after) {
        Question question() {
            return answer.question();
        }
    }

    /** The question of a decision, in the version and with the numbers that were shown. */
    public Shown shown(Decision decision, ItemPool pool) {
        Question question = courses.questionVersion(pool, decision.questionId(), decision.questionVersion());
        return new Shown(question, question.present(decision.variantSeed()));
    }

    /** Scores an answer; nothing is changed by a response that does not fit the question. */
    public Scored score(
            Decision decision, Response response, ItemPool pool, LearnerAbilities locked, Circumstances circumstances) {
        Shown shown = shown(decision, pool);
        Score score = shown.presentation().task().score(response);
        PracticeSettings settings = pool.course().practiceOrStandard();
        boolean isRapid = circumstances.elapsedMillis() != null
                && circumstances.elapsedMillis() < settings.rapidGuessSeconds() * 1000;
        double left = Math.max(0, 1 - settings.hintPenalty() * circumstances.hints());
        int domain = pool.domains().indexOf(shown.question().domain());
        DomainState before = locked.state().domain(domain);
        Answer answer = new Answer(
                shown.question(),
                score.points(),
                weight(score, left, isRapid && !settings.countRapidGuesses()),
                discount(settings, before.lastAttemptAt(), circumstances.answeredAt()),
                rating(score, circumstances, isRapid, pool.course().exam()),
                circumstances.answeredAt());
        locked.record(answer, pool);
        return new Scored(
                shown.presentation(),
                score,
                circumstances,
                isRapid,
                left * score.points() / score.maximum(),
                answer,
                locked.state().attempts(),
                pool.revision(),
                before.estimate(),
                locked.state().domain(domain).estimate());
    }

    /** A success with hints tells less of the ability; a failure in spite of them tells no less than any. */
    private static double weight(Score score, double left, boolean isLeftOut) {
        if (isLeftOut) {
            return 0;
        }
        return score.points() > 0 ? left : 1;
    }

    /** Evidence fades by whole days, so that within a session all answers count alike. */
    private static double discount(PracticeSettings settings, @Nullable Instant before, Instant now) {
        long days = before == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(day(before), day(now)));
        return Math.max(LEAST_DISCOUNT, StrictMath.pow(settings.retentionPerDay(), (double) days));
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Rating rating(Score score, Circumstances circumstances, boolean isRapid, ExamProfile exam) {
        if (score.points() * 2 < score.maximum() || score.points() == 0) {
            return Rating.AGAIN;
        }
        if (!score.isFull() || circumstances.hints() > 0 || isRapid) {
            return Rating.HARD;
        }
        Duration forOne = Duration.ofMinutes(exam.minutes()).dividedBy(exam.questions());
        boolean isQuick =
                circumstances.elapsedMillis() != null && circumstances.elapsedMillis() < forOne.toMillis() / QUICK_PART;
        return isQuick ? Rating.EASY : Rating.GOOD;
    }
}
