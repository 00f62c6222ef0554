package dev.meno.session.history;

import dev.meno.ability.LearnerState;
import dev.meno.course.ExamProfile;
import dev.meno.course.ItemPool;
import dev.meno.course.Response;
import dev.meno.learner.Background;
import dev.meno.psychometrics.ability.AbilityEstimate;
import dev.meno.psychometrics.memory.Rating;
import dev.meno.session.policy.Decision;
import dev.meno.session.policy.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is on record of a learner in a course, as values: what a replay repeats and compares with.
 *
 * @param current the course as it is now, by which the stored state numbers its domains
 * @param stored what is stored of the learner's abilities
 * @param attempts in the order in which they were taken in
 */
record LearnerRecord(
        UUID learnerId, ItemPool current, LearnerState stored, List<Taken> attempts, List<Sitting> sittings) {
    LearnerRecord {
        attempts = List.copyOf(attempts);
        sittings = List.copyOf(sittings);
    }

    /**
     * A scored answer.
     *
     * @param before the domain's ability before it, as it was computed then
     * @param after the domain's ability after it, as it was computed then
     */
    record Taken(
            UUID id,
            int sequence,
            int courseRevision,
            Version question,
            Effect effect,
            AbilityEstimate before,
            AbilityEstimate after) {}

    /** A question in the version that was shown. */
    record Version(UUID id, int number) {}

    /** How an answer entered what is known of the learner. */
    record Effect(int points, double weight, double discount, Rating rating, Instant at) {}

    /**
     * A session.
     *
     * @param beginning its state before the first question
     * @param exam the exam as it was when the session began; null in other modes
     * @param events what it served, in order
     */
    record Sitting(
            UUID id,
            SessionState beginning,
            Background background,
            @Nullable ExamProfile exam,
            List<Event> events) {
        Sitting {
            events = List.copyOf(events);
        }
    }

    /** A question that was served, and the response if there was one. */
    record Event(Decision decision, Optional<Response> response) {}
}
