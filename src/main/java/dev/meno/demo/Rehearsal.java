package dev.meno.demo;

import dev.meno.platform.Caller;
import dev.meno.platform.Moment;
import dev.meno.platform.Tenants;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which code runs as if it were then: the application's clock shows the rehearsal's time, ids and seeds come
 * from its own chance, and the caller is whom it names. Simulated learners practise in it by the same services as real ones,
 * and what they leave cannot be told from what was left then. Only the demo binds one, which an architecture test holds.
 *
 * <p>Time stands still but for {@link #pass}. Confined to one thread.
 */
public final class Rehearsal implements Moment {
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER = (1L << COUNTER_BITS) - 1;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final String tenant;
    private final SplittableRandom idChance;
    private final SplittableRandom seedChance;
    private Instant now;
    private long latestTick;

    /**
     * A rehearsal of a tenant.
     *
     * @param seed all chance of the rehearsal follows from it; ids differ from tenant to tenant all the same
     */
    Rehearsal(String tenant, Instant start, long seed) {
        this.tenant = tenant;
        this.now = start.truncatedTo(ChronoUnit.MICROS);
        idChance = new SplittableRandom(seed * 31 + tenant.hashCode());
        seedChance = new SplittableRandom(seed);
    }

    /** Whom the code works for: a learner with the learner's id, or a client with its id. */
    public record Actor(String role, String subject) {}

    /** Runs a task then, as somebody. */
    <T> T call(Actor actor, Supplier<T> task) {
        return Moment.call(this, () -> Tenants.callAs(tenant, () -> inRequestOf(actor, task)));
    }

    /** Lets time pass. */
    void pass(Duration time) {
        now = now.plus(time).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Instant now() {
        return now;
    }

    /** A UUIDv7 of the rehearsal's time, above all before it: a counter takes the place of the time within a millisecond. */
    @Override
    public UUID nextId() {
        latestTick = Math.max(now.toEpochMilli() << COUNTER_BITS, latestTick + 1);
        long high = (latestTick >>> COUNTER_BITS << 16) | VERSION_7 | (latestTick & COUNTER);
        return new UUID(high, VARIANT | (idChance.nextLong() >>> 2));
    }

    @Override
    public long nextSeed() {
        return seedChance.nextLong();
    }

    /** The caller comes from the request's context, so a rehearsal has a context of its own. */
    private <T> T inRequestOf(Actor actor, Supplier<T> task) {
        ManagedContext requests = Arc.container().requestContext();
        ContextState outer = requests.getStateIfActive();
        ContextState own = requests.activate();
        try {
            Arc.container()
                    .instance(CurrentIdentityAssociation.class)
                    .get()
                    .setIdentity(QuarkusSecurityIdentity.builder()
                            .setPrincipal(new ActorToken(tenant, actor))
                            .addRole(actor.role())
                            .build());
            return task.get();
        } finally {
            requests.destroy(own);
            requests.deactivate();
            if (outer != null) {
                requests.activate(outer);
            }
        }
    }

    /** What a token says of its bearer. */
    private record ActorToken(String tenant, Actor actor) implements JsonWebToken {
        @Override
        public String getName() {
            return actor.subject();
        }

        @Override
        public Set<String> getClaimNames() {
            return claims().keySet();
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // As the interface has it.
        @Override
        public <T> @Nullable T getClaim(String name) {
            return (T) claims().get(name);
        }

        private Map<String, Object> claims() {
            return Map.of(
                    Caller.TENANT_CLAIM,
                    tenant,
                    Claims.sub.name(),
                    actor.subject(),
                    Claims.groups.name(),
                    Set.of(actor.role()));
        }
    }
}
