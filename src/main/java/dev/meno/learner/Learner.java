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
    private String background;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Learner() {}

    void describe(String newBackground) {
        background = newBackground;
    }

    /** Course key, then domain key, then familiarity, as JSON. */
    String background() {
        return background;
    }

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
