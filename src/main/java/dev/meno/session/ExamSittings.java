package dev.meno.session;

import java.time.Instant;
import java.util.UUID;

/** When learners have sat mock exams. */
public interface ExamSittings {
    /** Whether a learner has begun a mock exam of a course at a moment or after it. */
    boolean hasBegunSince(UUID learnerId, UUID courseId, Instant since);
}
