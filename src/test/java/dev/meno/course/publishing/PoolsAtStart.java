package dev.meno.course.publishing;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Loads the pools before the first test, because the scheduler that does it elsewhere is off. */
@ApplicationScoped
class PoolsAtStart {
    private final PublishedPools pools;

    PoolsAtStart(PublishedPools pools) {
        this.pools = pools;
    }

    void load(@Observes @Priority(200) StartupEvent start) {
        pools.refresh();
    }
}
