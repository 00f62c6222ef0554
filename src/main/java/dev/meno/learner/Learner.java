package dev.meno.learner;

import dev.meno.platform.StoredJson;
import jakarta.persistence.Convert;
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

    @Convert(converter = Backgrounds.Column.class)
    private StoredJson<Backgrounds> background;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Learner() {}

    /** Takes over what the learner says of a course, in place of what was said before. */
    void describe(String courseKey, Background said) {
        background = StoredJson.of(Backgrounds.class, background().with(courseKey, said));
    }

    Backgrounds background() {
        return background.value();
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
