package dev.meno.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** When learners mean to sit an exam, as their study plans say. */
@ApplicationScoped
public class ExamDates {
    private final StudyGoalRepository goals;

    ExamDates(StudyGoalRepository goals) {
        this.goals = goals;
    }

    /** Day of the exam of each learner who has named one. */
    @Transactional
    public Map<UUID, LocalDate> of(UUID courseId, Collection<UUID> learnerIds) {
        Map<UUID, LocalDate> dates = new HashMap<>();
        if (!learnerIds.isEmpty()) {
            goals.ofCourse(courseId, learnerIds).forEach(goal -> dates.put(goal.learnerId(), goal.examDate()));
        }
        return dates;
    }
}
