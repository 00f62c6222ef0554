package dev.meno.course.publishing;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusMock;
import java.math.BigInteger;
import java.util.Optional;

/** Pools of which none is loaded, as in a replica that has just started. */
public final class ColdPools {
    private static final long ENOUGH = 64L << 20;

    private ColdPools() {}

    /** Puts them in place of the loaded ones until the end of the test method. */
    public static void install() {
        QuarkusMock.installMockForType(within(ENOUGH), PublishedPools.class);
    }

    /** Pools that may take a number of bytes. */
    static PublishedPools within(long bytes) {
        return on(shelf(bytes));
    }

    static PublishedPools on(PoolShelf shelf) {
        return new PublishedPools(bean(CourseRepository.class), bean(PoolReader.class), shelf);
    }

    static PoolShelf shelf(long bytes) {
        return new PoolShelf(() -> Optional.of(new MemorySize(BigInteger.valueOf(bytes))));
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
