package dev.meno.demo;

import dev.meno.platform.Registry;
import dev.meno.platform.Tenants;
import dev.meno.session.ReplayReport;
import dev.meno.session.Replayer;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The application: serves until it is stopped; a demo prints how to use it first. With the argument {@code replay} it repeats
 * every decision and every estimate instead, tells what came out differently and ends with the status 1 if anything did.
 */
@QuarkusMain
class Meno implements QuarkusApplication {
    private final DemoConfig config;
    private final Registry registry;
    private final Replayer replayer;
    private final int port;

    Meno(
            DemoConfig config,
            Registry registry,
            Replayer replayer,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.config = config;
        this.registry = registry;
        this.replayer = replayer;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("replay")) {
            return replay();
        }
        if (config.demo()) {
            Banner.print(System.out, "http://localhost:" + port);
        }
        Quarkus.waitForExit();
        return 0;
    }

    private int replay() {
        int differences = 0;
        for (String tenant : registry.tenantIds()) {
            ReplayReport report = Tenants.callAs(tenant, replayer::replay);
            report.differences().forEach(System.out::println);
            System.out.printf(
                    "Tenant %s: %d decisions and %d attempts repeated, %d differences; %d rest on revisions that are not on record.%n",
                    tenant,
                    report.decisions(),
                    report.attempts(),
                    report.differences().size(),
                    report.unknown());
            differences += report.differences().size();
        }
        return differences == 0 ? 0 : 1;
    }
}
