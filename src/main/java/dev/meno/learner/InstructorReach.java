package dev.meno.learner;

import java.util.UUID;

/** Says which learners an instructor may see; implemented by the feature that knows the cohorts. */
public interface InstructorReach {
    /**
     * Whether the learner is in one of the instructor's cohorts.
     *
     * @param instructor subject of the instructor's token
     */
    boolean reaches(String instructor, UUID learnerId);
}
