package dev.meno.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The scored answers of a learner in the order in which they were taken, for what is folded from them. */
public interface AnswerStream {
    /**
     * Answers of a learner in a course.
     *
     * @param sequence of the last answer that is not wanted; 0 for all
     * @param limit largest number of answers
     */
    List<AnsweredQuestion> after(UUID learnerId, UUID courseId, int sequence, int limit);

    /**
     * Ids of learners who have answered since a moment, in order.
     *
     * @param after id of the last learner that is not wanted
     */
    List<UUID> learnersSince(Instant moment, UUID after, int limit);
}
