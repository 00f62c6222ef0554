package dev.meno.analytics.folding;

import dev.meno.platform.CalendarZone;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a cohort's members answered to a question on a day; or, on the day {@link #ALL_DAYS}, on all days. */
@Entity
class CohortQuestionDay {
    static final LocalDate ALL_DAYS = LocalDate.EPOCH;

    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID cohortId;
    private UUID courseId;
    private UUID questionId;
    private CalendarZone timeZone;
    // `day` is a keyword of databases.
    @Column(name = "answered_on")
    private LocalDate day;

    private int attempts;
    private byte[] tally;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected CohortQuestionDay() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    CohortQuestionDay(UUID id, CohortCalendar calendar, UUID questionId, LocalDate day) {
        this.id = id;
        this.cohortId = calendar.cohortId();
        this.courseId = calendar.courseId();
        this.timeZone = calendar.zone();
        this.questionId = questionId;
        this.day = day;
        this.tally = QuestionTally.NONE.toBytes();
    }

    void add(QuestionTally more) {
        become(QuestionTally.of(attempts, tally).plus(more));
    }

    void takeBack(QuestionTally part) {
        become(QuestionTally.of(attempts, tally).minus(part));
    }

    private void become(QuestionTally sum) {
        attempts = sum.attempts();
        tally = sum.toBytes();
    }

    UUID questionId() {
        return questionId;
    }

    CalendarZone zone() {
        return timeZone;
    }

    LocalDate day() {
        return day;
    }

    boolean isEmpty() {
        return attempts == 0;
    }
}
