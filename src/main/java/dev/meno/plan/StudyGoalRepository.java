package dev.meno.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class StudyGoalRepository implements PanacheRepositoryBase<StudyGoal, UUID> {
    /** Comes before every id. */
    private static final UUID FIRST = new UUID(0, 0);

    Optional<StudyGoal> of(UUID learnerId, UUID courseId) {
        return find("learnerId = ?1 and courseId = ?2", learnerId, courseId).firstResultOptional();
    }

    /** A learner's goals, oldest first; of one course where there is one. */
    List<StudyGoal> ofLearner(UUID learnerId, @Nullable UUID courseId, @Nullable UUID after, int limit) {
        UUID last = after == null ? FIRST : after;
        return (courseId == null
                        ? find("learnerId = ?1 and id > ?2 order by id", learnerId, last)
                        : find("learnerId = ?1 and id > ?2 and courseId = ?3", learnerId, last, courseId))
                .page(0, limit)
                .list();
    }

    List<StudyGoal> ofCourse(UUID courseId, Collection<UUID> learnerIds) {
        return list("courseId = ?1 and learnerId in ?2", courseId, learnerIds);
    }
}
