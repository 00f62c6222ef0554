package dev.meno.session.practice;

import dev.meno.course.CourseCatalog;
import dev.meno.session.SessionPlayer;
import dev.meno.session.model.Scorer;
import dev.meno.session.model.Session;
import dev.meno.session.policy.Decision;
import jakarta.enterprise.context.ApplicationScoped;

/** Questions as the learners of local sessions meet them. */
@ApplicationScoped
class LocalQuestions {
    private final CourseCatalog courses;
    private final Scorer scorer;

    LocalQuestions(CourseCatalog courses, Scorer scorer) {
        this.courses = courses;
        this.scorer = scorer;
    }

    SessionPlayer.Served served(Session session, Decision decision) {
        Scorer.Shown shown = scorer.shown(decision, courses.ofCourse(session.courseId()));
        return new SessionPlayer.Served(shown.question(), shown.presentation());
    }
}
