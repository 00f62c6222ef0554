package dev.meno.session.exam;

import dev.meno.session.model.Session;
import dev.meno.session.model.SessionFinishedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Holds running exams to their time. */
@ApplicationScoped
class ExamClock {
    private final ExamClose closing;
    private final Clock clock;

    ExamClock(ExamClose closing, Clock clock) {
        this.closing = closing;
        this.clock = clock;
    }

    /**
     * Brings a running exam up to the time of a request that changes it. The caller holds the session's lock.
     *
     * @throws SessionFinishedException if it is over; it is closed then, which the caller must commit
     */
    ExamTiming enter(Session session) {
        if (session.isFinished() || closing.closeIfOverdue(session)) {
            throw new SessionFinishedException();
        }
        ExamTiming timing = timing(session);
        session.enterSection(timing.section(), timing.end());
        return timing;
    }

    /** Where a running exam stands. */
    ExamTiming timing(Session session) {
        return ExamTiming.of(session, clock.instant());
    }
}
