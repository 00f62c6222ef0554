package dev.meno.cohort;

import dev.meno.platform.CalendarZone;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A named group of learners that an instructor looks after. */
@Entity
class Cohort {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private String name;
    private String owner;
    private Instant createdAt;
    private @Nullable Instant archivedAt;
    private @Nullable CalendarZone timeZone;

    // Comes with the row, so that code that reads a cohort knows its day.
    @Formula("(select t.time_zone from tenant t where t.id = tenant_id)")
    private CalendarZone tenantTimeZone;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Cohort() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant, and its zone when it reads the row.
    Cohort(UUID id, String name, String owner, @Nullable CalendarZone timeZone, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.owner = owner;
        this.timeZone = timeZone;
        this.createdAt = createdAt;
    }

    /**
     * Sets the zone of its days.
     *
     * @param zone null for the tenant's
     */
    void reckonIn(@Nullable CalendarZone zone) {
        timeZone = zone;
    }

    void change(String newName, String newOwner) {
        name = newName;
        owner = newOwner;
    }

    /** Archived once, it keeps the time of that. */
    void archive(Instant now) {
        if (archivedAt == null) {
            archivedAt = now;
        }
    }

    void restore() {
        archivedAt = null;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String owner() {
        return owner;
    }

    /** The cohort's own zone; null where it is the tenant's. */
    @Nullable
    CalendarZone timeZone() {
        return timeZone;
    }

    /** The zone of the days that it is counted in. */
    CalendarZone zone() {
        return Objects.requireNonNullElse(timeZone, tenantTimeZone);
    }

    Instant createdAt() {
        return createdAt;
    }

    CohortStatus status() {
        return archivedAt == null ? CohortStatus.ACTIVE : CohortStatus.ARCHIVED;
    }

    @Nullable
    Instant archivedAt() {
        return archivedAt;
    }
}
