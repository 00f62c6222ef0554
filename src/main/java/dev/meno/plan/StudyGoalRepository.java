package dev.meno.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class StudyGoalRepository implements PanacheRepositoryBase<StudyGoal, UUID> {
    Optional<StudyGoal> of(UUID learnerId, UUID courseId) {
        return find("learnerId = ?1 and courseId = ?2", learnerId, courseId).firstResultOptional();
    }

    List<StudyGoal> ofCourse(UUID courseId, Collection<UUID> learnerIds) {
        return list("courseId = ?1 and learnerId in ?2", courseId, learnerIds);
    }
}
