package dev.meno.course.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A question over all its versions. */
@Entity
@Table(name = "question")
public class QuestionEntity {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID courseId;
    private String questionKey;
    private int ordinal;

    @Enumerated(EnumType.STRING)
    private QuestionStatus status;

    private int currentNumber;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected QuestionEntity() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    QuestionEntity(UUID id, UUID courseId, String questionKey, int ordinal) {
        this.id = id;
        this.courseId = courseId;
        this.questionKey = questionKey;
        this.ordinal = ordinal;
        this.status = QuestionStatus.PUBLISHED;
    }

    /** Makes a version the one that is served. */
    void publish(int number) {
        currentNumber = number;
        status = QuestionStatus.PUBLISHED;
    }

    /** Serves the question no more; its attempts stay as they are. */
    void retire() {
        status = QuestionStatus.RETIRED;
    }

    boolean isPublished() {
        return status == QuestionStatus.PUBLISHED;
    }

    public UUID id() {
        return id;
    }

    String questionKey() {
        return questionKey;
    }

    public int ordinal() {
        return ordinal;
    }

    QuestionStatus status() {
        return status;
    }

    int currentNumber() {
        return currentNumber;
    }
}
