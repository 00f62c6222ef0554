package dev.meno.session.history;

import dev.meno.course.CourseCatalog;
import dev.meno.http.Page;
import dev.meno.http.PageRequest;
import dev.meno.learner.Learners;
import dev.meno.session.model.Doorkeeper;
import dev.meno.session.model.Session;
import dev.meno.session.model.SessionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Past and running sessions of learners. */
@ApplicationScoped
class SessionHistory {
    private final SessionRepository sessions;
    private final Doorkeeper doorkeeper;
    private final Learners learners;
    private final CourseCatalog courses;

    SessionHistory(SessionRepository sessions, Doorkeeper doorkeeper, Learners learners, CourseCatalog courses) {
        this.sessions = sessions;
        this.doorkeeper = doorkeeper;
        this.learners = learners;
        this.courses = courses;
    }

    /** A learner's sessions, newest first. */
    @Transactional
    Page<SessionSummaryView> list(String learner, PageRequest page) {
        UUID learnerId = learners.requireVisible(learner);
        List<Session> rows = sessions.ofLearner(learnerId, page.after(), page.limit() + 1);
        return page.page(rows, Session::id, session -> {
            doorkeeper.closeIfOverdue(session);
            return SessionSummaryView.of(
                    session, courses.ofCourse(session.courseId()).course().key());
        });
    }
}
