package dev.meno.platform;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import com.github.f4b6a3.uuid.util.UuidUtil;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Source of ids and secrets. Ids are UUIDv7: they grow with time, so that indexes stay dense and lists sort by age. */
@Singleton
public class Ids {
    private final TimeOrderedEpochFactory factory;
    private final SecureRandom random = new SecureRandom();

    public Ids(Clock clock) {
        factory = TimeOrderedEpochFactory.builder().withClock(clock).build();
    }

    public UUID next() {
        Moment moment = Moment.current();
        return moment == null ? factory.create() : moment.nextId();
    }

    /** The lowest id of a moment: all ids made since are above it, all made before are below. */
    public static UUID lowest(Instant moment) {
        return new UUID((moment.toEpochMilli() << 16) | 0x7000L, 0x8000_0000_0000_0000L);
    }

    /** A secret of 256 bits in hexadecimal. */
    public String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return java.util.HexFormat.of().formatHex(bytes);
    }

    public static boolean isTimeOrdered(UUID id) {
        return UuidUtil.isTimeOrderedEpoch(id);
    }
}
