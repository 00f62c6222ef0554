package dev.meno.demo;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The application: serves until it is stopped; a demo prints how to use it first. */
@QuarkusMain
class Meno implements QuarkusApplication {
    private final DemoConfig config;
    private final int port;

    Meno(DemoConfig config, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.config = config;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        if (config.demo()) {
            Banner.print(System.out, "http://localhost:" + port);
        }
        Quarkus.waitForExit();
        return 0;
    }
}
