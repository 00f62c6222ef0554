package dev.meno.analytics.folding;

import dev.meno.platform.CalendarZone;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** How far the attempts of a cohort's member are folded into the cohort's counters. */
@Entity
class CohortFold {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID cohortId;
    private UUID learnerId;
    private UUID courseId;
    private int folded;
    private CalendarZone timeZone;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected CohortFold() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    CohortFold(UUID id, UUID cohortId, UUID learnerId, UUID courseId, CalendarZone timeZone) {
        this.id = id;
        this.cohortId = cohortId;
        this.learnerId = learnerId;
        this.courseId = courseId;
        this.timeZone = timeZone;
    }

    void fold(int throughSequence, CalendarZone zone) {
        folded = throughSequence;
        timeZone = zone;
    }

    UUID cohortId() {
        return cohortId;
    }

    /** The zone in whose days they are folded. */
    CalendarZone zone() {
        return timeZone;
    }

    int folded() {
        return folded;
    }
}
