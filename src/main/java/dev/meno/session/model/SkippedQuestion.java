package dev.meno.session.model;

import dev.meno.platform.StoredJson;
import dev.meno.session.policy.Decision;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A question that was served and passed over; never changed once written. */
@Entity
public class SkippedQuestion {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID sessionId;
    private UUID questionId;
    private int questionVersion;
    private int ordinal;

    @Convert(converter = JsonColumns.OfDecision.class)
    private StoredJson<Decision> decision;

    private Instant skippedAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected SkippedQuestion() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    public SkippedQuestion(UUID id, UUID sessionId, StoredJson<Decision> decision, Instant skippedAt) {
        Decision chosen = decision.value();
        this.id = id;
        this.sessionId = sessionId;
        this.questionId = chosen.questionId();
        this.questionVersion = chosen.questionVersion();
        this.ordinal = chosen.ordinal();
        this.decision = decision;
        this.skippedAt = skippedAt;
    }

    public UUID sessionId() {
        return sessionId;
    }

    public Decision decision() {
        return decision.value();
    }

    public Instant skippedAt() {
        return skippedAt;
    }
}
