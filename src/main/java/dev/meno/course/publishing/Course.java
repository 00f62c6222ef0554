package dev.meno.course.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A published course of a tenant. */
@Entity
class Course {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private String courseKey;
    private String title;
    private String definition;
    private int revision;
    private String contentHash;
    private Instant createdAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Course() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    Course(UUID id, String courseKey, Instant createdAt) {
        this.id = id;
        this.courseKey = courseKey;
        this.createdAt = createdAt;
        this.title = "";
        this.definition = "";
        this.contentHash = "";
    }

    /** Takes over a new content, which replicas notice by the grown revision. */
    void publish(String newTitle, String newDefinition, String newContentHash) {
        title = newTitle;
        definition = newDefinition;
        contentHash = newContentHash;
        revision++;
    }

    UUID id() {
        return id;
    }

    String courseKey() {
        return courseKey;
    }

    String definition() {
        return definition;
    }

    int revision() {
        return revision;
    }

    String contentHash() {
        return contentHash;
    }
}
