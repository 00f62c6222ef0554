package dev.meno.app;

import dev.meno.access.Registry;
import dev.meno.platform.Tenants;
import dev.meno.session.Replay;
import dev.meno.session.ReplayReport;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

/** Repeats every decision and every estimate of all tenants and prints what came out differently. */
@ApplicationScoped
class ReplayCommand {
    private final Registry registry;
    private final Replay replay;
    private final Scheduler scheduler;

    ReplayCommand(Registry registry, Replay replay, Scheduler scheduler) {
        this.registry = registry;
        this.replay = replay;
        this.scheduler = scheduler;
    }

    /** Runs to the end; the status is 1 if anything came out differently, else 0. */
    // The database's sessions are bound to a request, and here is none.
    @ActivateRequestContext
    int run() {
        // Who looks at what is there must not change it, and a job that ran into the end would fail with noise.
        scheduler.pause();
        long differences = 0;
        for (String tenant : Tenants.callOverAll(registry::tenantIds)) {
            ReplayReport report = Tenants.callAs(tenant, replay::replay);
            report.differences().forEach(System.out::println);
            long untold = report.different() - report.differences().size();
            if (untold > 0) {
                System.out.printf("… and %d more%n", untold);
            }
            System.out.printf(
                    "Tenant %s: replayed %d decisions and %d attempts, %d differences; %d depend on revisions that"
                            + " aren't stored.%n",
                    tenant, report.decisions(), report.attempts(), report.different(), report.unknown());
            differences += report.different();
        }
        return differences == 0 ? 0 : 1;
    }
}
