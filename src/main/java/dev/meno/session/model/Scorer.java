package dev.meno.session.model;

import dev.meno.ability.Answer;
import dev.meno.ability.DomainState;
import dev.meno.ability.LearnerAbilities;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.Presentation;
import dev.meno.course.Question;
import dev.meno.course.Response;
import dev.meno.course.Score;
import dev.meno.platform.CalendarZone;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.session.policy.Decision;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Scores an answer and takes it over into what is known of the learner. */
@Singleton
public class Scorer {
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
     * @param zone in whose days earlier answers fade
     */
    public record Circumstances(int hints, @Nullable Long elapsedMillis, Instant answeredAt, CalendarZone zone) {}

    /**
     * What an answer changed.
     *
     * @param sequence its place among the learner's attempts in the course, from 1
     * @param courseRevision revision of the course with which it was taken over
     * @param before the domain's ability before it
     * @param after the domain's ability after it
     */
    public record Effect(int sequence, int courseRevision, AbilityEstimate before, AbilityEstimate after) {}

    /**
     * A scored answer.
     *
     * @param answer as it entered what is known of the learner
     */
    public record Scored(
            Presentation presentation,
            Score score,
            Circumstances circumstances,
            Grade grade,
            Answer answer,
            Effect effect) {
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
        int domain = pool.domains().indexOf(shown.question().domain());
        DomainState before = locked.state().domain(domain);
        Grade grade = Grade.of(score, circumstances, before.lastAttemptAt(), pool.course());
        Answer answer = new Answer(
                shown.question(),
                score.points(),
                grade.weight(),
                grade.discount(),
                grade.rating(),
                circumstances.answeredAt());
        locked.record(answer, pool);
        return new Scored(
                shown.presentation(),
                score,
                circumstances,
                grade,
                answer,
                new Effect(
                        locked.state().attempts(),
                        pool.revision(),
                        before.estimate(),
                        locked.state().domain(domain).estimate()));
    }
}
