package dev.meno.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * An application that may ask for tokens. Client ids are unique over all tenants, because the token endpoint names no
 * tenant; so this entity is not filtered by tenant.
 */
@Entity
class Client {
    @Id
    private String id;

    private String tenantId;
    private String secretHash;
    private String roles;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Client() {}

    Client(String id, String tenantId, String secretHash, Set<String> roles, Instant createdAt) {
        this.id = id;
        this.tenantId = tenantId;
        this.secretHash = secretHash;
        this.roles = String.join(" ", new TreeSet<>(roles));
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    String tenantId() {
        return tenantId;
    }

    String secretHash() {
        return secretHash;
    }

    void changeSecret(String hash) {
        secretHash = hash;
    }

    Set<String> roles() {
        return Set.of(roles.split(" "));
    }

    Instant createdAt() {
        return createdAt;
    }
}
