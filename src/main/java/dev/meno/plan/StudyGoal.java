package dev.meno.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** When a learner sits the exam of a course, and how much time there is a day. */
@Entity
class StudyGoal {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID learnerId;
    private UUID courseId;
    private LocalDate examDate;
    private int minutesPerDay;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected StudyGoal() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant; the caller sets the goal.
    StudyGoal(UUID id, UUID learnerId, UUID courseId) {
        this.id = id;
        this.learnerId = learnerId;
        this.courseId = courseId;
    }

    void set(LocalDate newExamDate, int newMinutesPerDay) {
        examDate = newExamDate;
        minutesPerDay = newMinutesPerDay;
    }

    UUID id() {
        return id;
    }

    UUID learnerId() {
        return learnerId;
    }

    UUID courseId() {
        return courseId;
    }

    LocalDate examDate() {
        return examDate;
    }

    int minutesPerDay() {
        return minutesPerDay;
    }
}
