package dev.meno.learner;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Somebody who practises, as a partner knows them. */
@Entity
class Learner {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private String externalId;
    private @Nullable String displayName;
    private Instant createdAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Learner() {}

    UUID id() {
        return id;
    }

    String externalId() {
        return externalId;
    }

    @Nullable
    String displayName() {
        return displayName;
    }

    Instant createdAt() {
        return createdAt;
    }
}
