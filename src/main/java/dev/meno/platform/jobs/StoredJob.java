package dev.meno.platform.jobs;

import dev.meno.platform.JobStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A job's row. After the insert it changes by statements that say in which state they expect it, see {@link JobRepository}. */
@Entity
@Table(name = "job")
class StoredJob {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private String kind;
    private UUID aboutId;

    @Enumerated(EnumType.STRING)
    private JobStatus status;

    private double progress;
    private int attempts;
    private String request;
    private @Nullable String checkpoint;
    private @Nullable String result;
    private @Nullable String error;
    private @Nullable String createdBy;
    private Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private @Nullable UUID owner;
    private @Nullable Instant heartbeatAt;

    @SuppressWarnings("NullAway.Init")
    protected StoredJob() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    StoredJob(UUID id, String kind, UUID aboutId, String request, @Nullable String createdBy, Instant createdAt) {
        this.id = id;
        this.kind = kind;
        this.aboutId = aboutId;
        this.request = request;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        status = JobStatus.WAITING;
    }

    UUID id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }
}
