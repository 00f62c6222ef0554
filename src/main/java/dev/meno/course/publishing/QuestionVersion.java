package dev.meno.course.publishing;

import dev.meno.course.QuestionKind;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** One version of a question; never changed once written, because attempts refer to it. */
@Entity
@Immutable
public class QuestionVersion {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private UUID questionId;
    private int number;
    private String domain;
    private String topic;
    private String kind;
    private String content;
    private String contentHash;
    private String itemModel;
    private int parameterVersion;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected QuestionVersion() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    QuestionVersion(UUID id, UUID questionId, int number, VersionContent written, Instant createdAt) {
        this.id = id;
        this.questionId = questionId;
        this.number = number;
        this.domain = written.domain();
        this.topic = written.topic();
        this.kind = written.kind().slug();
        this.content = written.content();
        this.contentHash = written.hash();
        this.itemModel = written.itemModel();
        this.parameterVersion = 1;
        this.createdAt = createdAt;
    }

    /** What a version holds, apart from its place in the question's history. */
    record VersionContent(String domain, String topic, QuestionKind kind, String content, String itemModel) {
        String hash() {
            return ContentJson.hash(java.util.List.of(domain, topic, content, itemModel));
        }
    }

    UUID questionId() {
        return questionId;
    }

    public int number() {
        return number;
    }

    public String domain() {
        return domain;
    }

    public String topic() {
        return topic;
    }

    public String content() {
        return content;
    }

    String contentHash() {
        return contentHash;
    }

    public String itemModel() {
        return itemModel;
    }

    public int parameterVersion() {
        return parameterVersion;
    }
}
