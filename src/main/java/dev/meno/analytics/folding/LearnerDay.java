package dev.meno.analytics.folding;

import dev.meno.platform.CalendarZone;
import dev.meno.session.AnsweredQuestion;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a learner did in a course on a day. */
@Entity
class LearnerDay {
    /** A learner who left the device for lunch did not think for an hour. */
    private static final long LONGEST_ANSWER_MILLIS = 10 * 60_000;

    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID learnerId;
    private UUID courseId;
    private CalendarZone timeZone;
    // `day` is a keyword of databases.
    @Column(name = "answered_on")
    private LocalDate day;

    private int attempts;
    private int correct;
    private long elapsedMillis;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected LearnerDay() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    LearnerDay(UUID id, LearnerDays.Owner owner, LocalDate day) {
        this.id = id;
        this.learnerId = owner.learnerId();
        this.courseId = owner.courseId();
        this.timeZone = owner.zone();
        this.day = day;
    }

    void add(AnsweredQuestion answer) {
        attempts++;
        correct += answer.isFull() ? 1 : 0;
        elapsedMillis += thinkingMillis(answer);
    }

    /** Time that an answer took, as far as it can have been spent on thinking. */
    static long thinkingMillis(AnsweredQuestion answer) {
        return Math.min(Objects.requireNonNullElse(answer.elapsedMillis(), 0L), LONGEST_ANSWER_MILLIS);
    }

    LocalDate day() {
        return day;
    }
}
