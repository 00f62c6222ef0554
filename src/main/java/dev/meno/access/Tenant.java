package dev.meno.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** An organisation whose content and learners are its own. */
@Entity
class Tenant {
    @Id
    private String id;

    private String name;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Tenant() {}

    Tenant(String id, String name, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }
}
