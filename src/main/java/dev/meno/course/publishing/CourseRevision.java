package dev.meno.course.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** The definition of a course as it was in one revision. */
@Entity
class CourseRevision {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID courseId;
    private int revision;
    private String definition;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected CourseRevision() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    CourseRevision(UUID id, UUID courseId, int revision, String definition) {
        this.id = id;
        this.courseId = courseId;
        this.revision = revision;
        this.definition = definition;
    }

    String definition() {
        return definition;
    }
}
