package dev.meno.learner;

import dev.meno.platform.CalendarZone;
import dev.meno.platform.StoredJson;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Formula;
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

    private @Nullable CalendarZone timeZone;

    // Comes with the row, so that code that reads a learner knows the learner's day.
    @Formula("(select t.time_zone from tenant t where t.id = tenant_id)")
    private CalendarZone tenantTimeZone;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Learner() {}

    /**
     * Sets the zone of the learner's days.
     *
     * @param zone null for the tenant's
     */
    void reckonIn(@Nullable CalendarZone zone) {
        timeZone = zone;
    }

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

    /** The learner's own zone; null where it is the tenant's. */
    @Nullable
    CalendarZone timeZone() {
        return timeZone;
    }

    /** The zone of the learner's days. */
    CalendarZone zone() {
        return Objects.requireNonNullElse(timeZone, tenantTimeZone);
    }

    Instant createdAt() {
        return createdAt;
    }
}
