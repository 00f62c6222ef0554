package dev.meno.session;

import dev.meno.course.Presentation;
import dev.meno.course.Question;
import dev.meno.course.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plays sessions from within the process, by the services that serve a client: what comes of it is scored, decided and
 * replayed like anything else. The caller must be the learner, and must hold a transaction.
 */
public interface SessionPlayer {
    /** A question as the learner meets it. */
    record Served(Question question, Presentation presentation) {}

    /** Whether a learner has begun a session at a moment or after it. */
    boolean hasBegunSince(UUID learnerId, Instant since);

    /**
     * Starts a session.
     *
     * @param maxQuestions after how many answers it is over; null for the mode's own rule
     * @return its id
     */
    UUID start(String courseKey, SessionMode mode, UUID learnerId, @Nullable Integer maxQuestions);

    /**
     * The question to answer; empty when the session is over.
     *
     * @param passedOver questions of an exam that are left open for now
     */
    Optional<Served> next(UUID sessionId, Set<UUID> passedOver);

    /** When the session closes by itself; empty where it is not timed. */
    Optional<Instant> deadline(UUID sessionId);

    /** Number of questions answered so far. */
    int answered(UUID sessionId);

    void showHint(UUID sessionId, UUID questionId, int number);

    void answer(UUID sessionId, UUID questionId, Response response, Duration elapsed);

    void skip(UUID sessionId, UUID questionId);

    void finish(UUID sessionId);
}
