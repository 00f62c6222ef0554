package dev.meno.access;

import dev.meno.platform.CalendarZone;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** An organisation whose content and learners are its own. */
@Entity
class Tenant {
    @Id
    private String id;

    private String name;
    private CalendarZone timeZone;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Tenant() {}

    Tenant(String id, String name, CalendarZone timeZone, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.timeZone = timeZone;
        this.createdAt = createdAt;
    }

    void change(String newName, CalendarZone newTimeZone) {
        name = newName;
        timeZone = newTimeZone;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    CalendarZone timeZone() {
        return timeZone;
    }

    Instant createdAt() {
        return createdAt;
    }
}
