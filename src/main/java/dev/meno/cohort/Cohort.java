package dev.meno.cohort;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
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

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Cohort() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    Cohort(UUID id, String name, String owner, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.owner = owner;
        this.createdAt = createdAt;
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
