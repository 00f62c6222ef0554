package dev.meno.demo;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** How far the simulated practice of a tenant has got; written in the transaction of each session that is played. */
@Entity
class DemoFill {
    @Id
    private UUID id;

    @TenantId
    private String tenantId;

    private long seed;
    private Instant endsAt;
    private int done;
    private int total;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected DemoFill() {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the tenant.
    DemoFill(UUID id, long seed, Instant endsAt, int total) {
        this.id = id;
        this.seed = seed;
        this.endsAt = endsAt;
        this.total = total;
    }

    void step() {
        done++;
    }

    boolean isFinished() {
        return done >= total;
    }

    long seed() {
        return seed;
    }

    Instant endsAt() {
        return endsAt;
    }

    int done() {
        return done;
    }

    int total() {
        return total;
    }
}
