package dev.meno.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.event.Event;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The application: serves until it is stopped. With the argument {@code replay} it repeats every decision and every estimate
 * instead, reports what comes out differently and ends with status 1 if anything does.
 */
@QuarkusMain
class Meno implements QuarkusApplication {
    private final ReplayCommand replay;
    private final Event<Started> started;
    private final int port;

    Meno(ReplayCommand replay, Event<Started> started, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.replay = replay;
        this.started = started;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("replay")) {
            return replay.run();
        }
        started.fire(new Started("http://localhost:" + port));
        Quarkus.waitForExit();
        return 0;
    }
}
