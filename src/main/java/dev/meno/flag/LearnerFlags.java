package dev.meno.flag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** How many learners' words say that questions are faulty. */
@ApplicationScoped
public class LearnerFlags {
    private final QuestionFlagRepository flags;

    LearnerFlags(QuestionFlagRepository flags) {
        this.flags = flags;
    }

    /**
     * Number of flags of each question of a course; a question without any is absent.
     *
     * @param learners whose flags count
     * @param times which flags count, by when they were set
     */
    @Transactional
    public Map<UUID, Integer> byQuestion(UUID courseId, Predicate<UUID> learners, Predicate<Instant> times) {
        Map<UUID, Integer> counts = new HashMap<>();
        for (QuestionFlagRepository.Raised flag : flags.raised(courseId)) {
            if (learners.test(flag.learnerId()) && times.test(flag.at())) {
                counts.merge(flag.questionId(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
