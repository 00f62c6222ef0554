package dev.meno.demo;

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
    private final ReplayCommand replay;
    private final DemoPracticeRunner practice;
    private final int port;

    Meno(
            DemoConfig config,
            ReplayCommand replay,
            DemoPracticeRunner practice,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.config = config;
        this.replay = replay;
        this.practice = practice;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("replay")) {
            return replay.run();
        }
        if (config.demo()) {
            Banner.print(System.out, "http://localhost:" + port);
            if (config.demoCohort()) {
                practice.start();
            }
        }
        Quarkus.waitForExit();
        return 0;
    }
}
