package dev.meno.simulation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A simulation as a job. One replica at a time works on it and says so by a heartbeat; a job whose replica went silent is
 * taken over from the start, which gives the same result.
 */
@Entity
class Simulation {
    /** After this without a heartbeat a replica is taken for gone. */
    static final Duration SILENCE = Duration.ofSeconds(60);

    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID courseId;

    @Enumerated(EnumType.STRING)
    private SimulationStatus status;

    private double progress;
    private String request;
    private @Nullable String result;
    private @Nullable String error;
    private Instant createdAt;
    private @Nullable Instant heartbeatAt;
    private @Nullable UUID claim;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Simulation() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    Simulation(UUID id, UUID courseId, String request, Instant createdAt) {
        this.id = id;
        this.courseId = courseId;
        this.request = request;
        this.createdAt = createdAt;
        status = SimulationStatus.QUEUED;
    }

    /** Takes the job, unless it is over or another replica is at work on it. */
    boolean claim(UUID by, Instant now) {
        boolean silent = heartbeatAt == null || heartbeatAt.plus(SILENCE).isBefore(now);
        if (status.isFinal() || (status == SimulationStatus.RUNNING && !silent)) {
            return false;
        }
        status = SimulationStatus.RUNNING;
        claim = by;
        heartbeatAt = now;
        progress = 0;
        return true;
    }

    /** Notes how far it has come; false if it is no longer the claimant's to work on. */
    boolean advance(UUID by, double newProgress, Instant now) {
        if (!isHeldBy(by)) {
            return false;
        }
        progress = newProgress;
        heartbeatAt = now;
        return true;
    }

    void complete(UUID by, String newResult) {
        if (isHeldBy(by)) {
            status = SimulationStatus.COMPLETED;
            progress = 1;
            result = newResult;
        }
    }

    void fail(UUID by, String reason) {
        if (isHeldBy(by)) {
            status = SimulationStatus.FAILED;
            error = reason;
        }
    }

    /** Ends it without a result; one that is over stays as it is. */
    void cancel() {
        if (!status.isFinal()) {
            status = SimulationStatus.CANCELLED;
        }
    }

    private boolean isHeldBy(UUID by) {
        return status == SimulationStatus.RUNNING && by.equals(claim);
    }

    UUID id() {
        return id;
    }

    UUID courseId() {
        return courseId;
    }

    SimulationStatus status() {
        return status;
    }

    double progress() {
        return progress;
    }

    String request() {
        return request;
    }

    @Nullable
    String result() {
        return result;
    }

    @Nullable
    String error() {
        return error;
    }

    Instant createdAt() {
        return createdAt;
    }
}
