package dev.meno.flag;

import dev.meno.session.ServedQuestions;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A learner's word that a question is faulty. It does not say who, for the author need not know. */
@Entity
class QuestionFlag {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID courseId;
    private UUID questionId;
    private int questionVersion;
    private UUID sessionId;

    @Enumerated(EnumType.STRING)
    private FaultReason reason;

    private @Nullable String comment;
    private Instant createdAt;
    private @Nullable Instant resolvedAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected QuestionFlag() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    QuestionFlag(UUID id, UUID sessionId, ServedQuestions.Served question, FaultRequest request, Instant createdAt) {
        this.id = id;
        this.courseId = question.courseId();
        this.questionId = request.questionId();
        this.questionVersion = question.questionVersion();
        this.sessionId = sessionId;
        this.reason = request.reason();
        this.comment = request.comment();
        this.createdAt = createdAt;
    }

    /** Takes it off the queue; once resolved it stays so. */
    void resolve(Instant at) {
        resolvedAt = resolvedAt == null ? at : resolvedAt;
    }

    UUID id() {
        return id;
    }

    QuestionFlagView view() {
        return new QuestionFlagView(id, questionId, questionVersion, reason, comment, createdAt, resolvedAt);
    }
}
