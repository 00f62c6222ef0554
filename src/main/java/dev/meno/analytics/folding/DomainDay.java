package dev.meno.analytics.folding;

import dev.meno.platform.CalendarZone;
import dev.meno.session.AnsweredQuestion;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * How a learner stood in a domain at the end of a day with an answer in it: how much had been done by then, and the ability. It holds
 * until the next such day.
 */
@Entity
class DomainDay {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID learnerId;
    private UUID courseId;
    private String domain;
    private CalendarZone timeZone;
    // `day` is a keyword of databases.
    @Column(name = "answered_on")
    private LocalDate day;

    private LocalDate replacedOn;
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
    protected DomainDay() {}

    /**
     * A day without an answer yet.
     *
     * @param before the learner's day in the domain before it; null for the first
     */
    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    DomainDay(UUID id, LearnerDays.Owner owner, String domain, LocalDate day, @Nullable DomainDay before) {
        this.id = id;
        this.learnerId = owner.learnerId();
        this.courseId = owner.courseId();
        this.timeZone = owner.zone();
        this.domain = domain;
        this.day = day;
        this.replacedOn = Period.NEVER;
        this.lastAttemptAt = Instant.EPOCH;
        if (before != null) {
            attempts = before.attempts;
            correct = before.correct;
            elapsedMillis = before.elapsedMillis;
            rapid = before.rapid;
        }
    }

    /** Counts an answer of this day or one before it. */
    void count(AnsweredQuestion answer) {
        attempts++;
        correct += answer.isFull() ? 1 : 0;
        elapsedMillis += LearnerDay.thinkingMillis(answer);
        rapid += answer.isRapid() ? 1 : 0;
    }

    /** Takes the ability after the latest answer of the day. */
    void end(AnsweredQuestion answer) {
        theta = answer.after().theta();
        standardError = answer.after().standardError();
        lastAttemptAt = answer.answeredAt();
    }

    /** Says on which day another one takes its place. */
    void replace(LocalDate next) {
        replacedOn = next;
        closesWeek = next.equals(Period.NEVER) || !Period.mondayOf(next).equals(Period.mondayOf(day));
    }

    String domain() {
        return domain;
    }

    LocalDate day() {
        return day;
    }
}
