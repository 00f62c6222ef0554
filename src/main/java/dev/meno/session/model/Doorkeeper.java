package dev.meno.session.model;

import dev.meno.platform.Caller;
import dev.meno.problem.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Lets callers at sessions: partners at any of their tenant, learners at their own, everyone else at none. */
@ApplicationScoped
public class Doorkeeper {
    private final SessionRepository sessions;
    private final OverdueExams exams;
    private final Caller caller;
    private final Clock clock;

    Doorkeeper(SessionRepository sessions, OverdueExams exams, Caller caller, Clock clock) {
        this.sessions = sessions;
        this.exams = exams;
        this.caller = caller;
        this.clock = clock;
    }

    /** A session to read. One whose time is up is closed first, so that nobody ever sees it open. */
    public Session read(UUID id) {
        Session session = require(sessions.findByIdOptional(id), id);
        closeIfOverdue(session);
        return session;
    }

    /** A session to change, locked. One whose time is up is left as it is: what is asked of it decides. */
    public Session lock(UUID id) {
        return require(sessions.lock(id), id);
    }

    /**
     * The session, if the caller may see it.
     *
     * @throws NotFoundException if there is none, or the caller may not see it
     */
    public Session require(Optional<Session> session, UUID id) {
        return session.filter(found -> !caller.isLearner() || found.belongsTo(caller.subject()))
                .orElseThrow(() -> new NotFoundException("session", id));
    }

    /** Closes a session whose time is up, under its lock. */
    public void closeIfOverdue(Session session) {
        if (session.isOverdue(clock.instant())) {
            sessions.getEntityManager().lock(session, LockModeType.PESSIMISTIC_WRITE);
            sessions.getEntityManager().refresh(session);
            exams.closeIfOverdue(session);
        }
    }
}
