package dev.meno.session;

import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.course.Presentation;
import dev.meno.course.Question;
import dev.meno.course.Response;
import dev.meno.course.Score;
import dev.meno.learner.LearnerAbilities;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.ability.LogLikelihood;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Scores an answer and takes it over into the abilities. */
@Singleton
class Scorer {
    private final CourseCatalog courses;

    Scorer(CourseCatalog courses) {
        this.courses = courses;
    }

    /** A question as the learner met it. */
    record Shown(Question question, Presentation presentation) {}

    /** A scored answer with the ability of its domain before and after. */
    record Scored(
            Question question, Presentation presentation, Score score, AbilityEstimate before, AbilityEstimate after) {}

    /** The question of a decision, in the version and with the numbers that were shown. */
    Shown shown(Decision decision, ItemPool pool) {
        Question question = courses.questionVersion(pool, decision.questionId(), decision.questionVersion());
        return new Shown(question, question.present(decision.variantSeed()));
    }

    /** Scores an answer; nothing is changed by a response that does not fit the question. */
    Scored score(Decision decision, Response response, ItemPool pool, LearnerAbilities locked, Instant answeredAt) {
        Shown shown = shown(decision, pool);
        Question question = shown.question();
        Score score = shown.presentation().task().score(response);
        int domain = pool.domains().indexOf(question.domain());
        AbilityEstimate before = locked.estimate(domain);
        LogLikelihood after = pool.after(locked.logLikelihood(domain), question, score.points());
        locked.record(domain, after, question.ordinal(), answeredAt);
        return new Scored(question, shown.presentation(), score, before, locked.estimate(domain));
    }
}
