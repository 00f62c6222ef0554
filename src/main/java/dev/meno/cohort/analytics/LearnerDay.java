package dev.meno.cohort.analytics;

import dev.meno.session.AnsweredQuestion;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a learner did in a domain on a day, and the ability at its end. */
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
    private String domain;
    // `day` is a keyword of databases.
    @Column(name = "answered_on")
    private LocalDate day;

    private int attempts;
    private int correct;
    private long elapsedMillis;
    private int rapid;
    private double theta;
    private double standardError;
    private Instant lastAttemptAt;
    private boolean closesWeek;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected LearnerDay() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    LearnerDay(UUID id, UUID learnerId, UUID courseId, String domain, LocalDate day) {
        this.id = id;
        this.learnerId = learnerId;
        this.courseId = courseId;
        this.domain = domain;
        this.day = day;
        this.lastAttemptAt = Instant.EPOCH;
    }

    void add(AnsweredQuestion answer) {
        attempts++;
        correct += answer.isFull() ? 1 : 0;
        elapsedMillis += Math.min(Objects.requireNonNullElse(answer.elapsedMillis(), 0L), LONGEST_ANSWER_MILLIS);
        rapid += answer.isRapid() ? 1 : 0;
        theta = answer.after().theta();
        standardError = answer.after().standardError();
        lastAttemptAt = answer.answeredAt();
    }

    /** Says whether it is the latest day of its week. */
    void closeWeek(boolean isLatest) {
        closesWeek = isLatest;
    }

    String domain() {
        return domain;
    }

    LocalDate day() {
        return day;
    }
}
