package dev.meno.course.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A version of a question as it was served over some revisions of its course. */
@Entity
class Publication {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID courseId;
    private UUID questionId;
    private int number;
    private int sinceRevision;
    private @Nullable Integer untilRevision;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Publication() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    Publication(UUID id, UUID courseId, UUID questionId, int number, int sinceRevision) {
        this.id = id;
        this.courseId = courseId;
        this.questionId = questionId;
        this.number = number;
        this.sinceRevision = sinceRevision;
    }

    /** Ends with the revision before this one. */
    void endBefore(int revision) {
        untilRevision = revision;
    }

    UUID questionId() {
        return questionId;
    }

    int number() {
        return number;
    }
}
