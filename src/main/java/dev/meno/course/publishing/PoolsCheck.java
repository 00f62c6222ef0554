package dev.meno.course.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Keeps requests away until the pools of the published courses are loaded. The migration and what a start seeds are done before
 * the port opens.
 */
@Readiness
@ApplicationScoped
class PoolsCheck implements HealthCheck {
    private final PublishedPools pools;

    PoolsCheck(PublishedPools pools) {
        this.pools = pools;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("pools").status(pools.isLoaded()).build();
    }
}
