package dev.meno.session;

import dev.meno.problem.NotFoundException;
import java.util.Optional;
import java.util.UUID;

/** Which questions sessions have put to their learners. */
public interface ServedQuestions {
    /**
     * A question as a session served it.
     *
     * @param questionVersion the version that the learner saw, which need not be the one that is served now
     */
    record Served(UUID courseId, int questionVersion) {}

    /**
     * A question of a session; empty if the session has not served it.
     *
     * @throws NotFoundException if there is no such session, or the caller may not see it
     */
    Optional<Served> find(UUID sessionId, UUID questionId);
}
