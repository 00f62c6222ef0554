package dev.meno.session.exam;

import dev.meno.session.model.Attempt;
import dev.meno.session.policy.Decision;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One question of a mock exam, with the answer as it stands until the exam is closed. */
@Entity
public class ExamQuestion {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID sessionId;
    private int position;
    private int section;
    private UUID questionId;
    private boolean scored;
    private String decision;
    private @Nullable String response;
    private @Nullable Long elapsedMillis;
    private @Nullable Instant savedAt;
    private @Nullable String subject;
    private String savedKeys;
    private boolean flagged;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected ExamQuestion() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    ExamQuestion(UUID id, UUID sessionId, int section, boolean scored, Decision chosen, String decision) {
        this.id = id;
        this.sessionId = sessionId;
        this.position = chosen.position();
        this.section = section;
        this.questionId = chosen.questionId();
        this.scored = scored;
        this.decision = decision;
        this.savedKeys = SavedKeys.NONE;
    }

    /** Takes over an answer, in place of an earlier one. */
    void save(String newResponse, @Nullable Long millis, Attempt.Origin origin, Instant at) {
        response = newResponse;
        elapsedMillis = millis;
        savedAt = at;
        subject = origin.subject();
        savedKeys = SavedKeys.with(savedKeys, origin);
    }

    void flag(boolean isFlagged) {
        flagged = isFlagged;
    }

    public boolean isAnswered() {
        return response != null;
    }

    UUID id() {
        return id;
    }

    public int position() {
        return position;
    }

    int section() {
        return section;
    }

    public UUID questionId() {
        return questionId;
    }

    public boolean isScored() {
        return scored;
    }

    public String decision() {
        return decision;
    }

    @Nullable
    String response() {
        return response;
    }

    @Nullable
    public Long elapsedMillis() {
        return elapsedMillis;
    }

    @Nullable
    Instant savedAt() {
        return savedAt;
    }

    @Nullable
    String subject() {
        return subject;
    }

    String savedKeys() {
        return savedKeys;
    }

    boolean isFlagged() {
        return flagged;
    }
}
