package dev.meno.session.practice;

import dev.meno.learner.Background;
import dev.meno.learner.Learners;
import dev.meno.platform.CalendarZone;
import dev.meno.platform.Caller;
import dev.meno.problem.InvalidRequestException;
import dev.meno.problem.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds out who practises. */
@ApplicationScoped
class SessionLearner {
    private final Learners learners;
    private final Caller caller;

    SessionLearner(Learners learners, Caller caller) {
        this.learners = learners;
        this.caller = caller;
    }

    /**
     * The learner of a request: a learner token's own, or whom a client names.
     *
     * @throws InvalidRequestException if a client names nobody
     * @throws NotFoundException if there is no such learner, or a learner token names another one
     */
    UUID of(SessionRequest request) {
        UUID given = request.learnerId();
        if (caller.isLearner()) {
            if (given != null && !caller.subject().equals(given.toString())) {
                throw new NotFoundException("learner", given);
            }
            given = UUID.fromString(caller.subject());
        }
        if (given == null) {
            throw new InvalidRequestException("/learnerId", "`learnerId` is required when a client starts a session.");
        }
        learners.requireExisting(given);
        return given;
    }

    /** What the learner has said of the course. */
    Background background(UUID learnerId, SessionRequest request) {
        return learners.background(learnerId, request.courseId());
    }

    /** The zone of the learner's days. */
    CalendarZone zone(UUID learnerId) {
        return learners.zoneOf(learnerId);
    }
}
