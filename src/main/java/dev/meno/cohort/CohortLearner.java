package dev.meno.cohort;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A learner's membership in a cohort. */
@Entity
class CohortLearner {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID cohortId;
    private UUID learnerId;
    private Instant joinedAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected CohortLearner() {}

    UUID cohortId() {
        return cohortId;
    }

    UUID learnerId() {
        return learnerId;
    }

    Instant joinedAt() {
        return joinedAt;
    }
}
