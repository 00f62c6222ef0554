package dev.meno.session.practice;

import dev.meno.ability.LearnerState;
import dev.meno.course.CourseCatalog;
import dev.meno.course.ItemPool;
import dev.meno.session.model.QuestionView;
import dev.meno.session.model.Session;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.FinishReason;
import dev.meno.session.policy.Policies;
import dev.meno.session.policy.Situation;
import dev.meno.session.policy.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Draws the next question of a session, and shows the pending one. */
@ApplicationScoped
class NextQuestion {
    private final Policies policies;
    private final CourseCatalog courses;
    private final Clock clock;

    NextQuestion(Policies policies, CourseCatalog courses, Clock clock) {
        this.policies = policies;
        this.courses = courses;
        this.clock = clock;
    }

    /** Draws the next question, or finishes the session if there is none or a rule says so. */
    void draw(Session session, ItemPool pool, LearnerState state) {
        switch (policies.next(situation(session, pool, state))) {
            case Step.Serve(Decision decision) -> session.serve(decision);
            case Step.Finish(FinishReason reason) -> session.finish(reason, clock.instant());
        }
    }

    /** What the choice of a question depends on. */
    Situation situation(Session session, ItemPool pool, LearnerState state) {
        return new Situation(session.state(), pool, state, session.background(), clock.instant());
    }

    /** The pending question; empty when there is none. */
    Optional<QuestionView> pending(Session session) {
        return session.pending().map(decision -> {
            ItemPool pool = courses.ofCourse(session.courseId());
            return QuestionView.of(
                    courses.questionVersion(pool, decision.questionId(), decision.questionVersion()),
                    decision,
                    session.policy().maxQuestions(),
                    null);
        });
    }
}
