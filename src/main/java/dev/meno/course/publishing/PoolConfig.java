package dev.meno.course.publishing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How pools are kept. */
@ConfigMapping(prefix = "meno.pools")
interface PoolConfig {
    /** Part of the heap that pools may take where no number is given: sessions need little beside them. */
    int SHARE_OF_HEAP = 4;

    /** Memory for pools, by which the most used stay loaded; a quarter of the heap when absent. */
    Optional<MemorySize> memory();

    /** Memory for pools, in bytes. */
    default long bytes() {
        return memory().map(MemorySize::asLongValue)
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }
}
