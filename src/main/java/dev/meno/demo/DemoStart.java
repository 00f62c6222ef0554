package dev.meno.demo;

import dev.meno.app.Started;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Prints how to use the demo, and fills it where that's configured. */
@ApplicationScoped
class DemoStart {
    private final DemoConfig config;
    private final DemoPracticeRunner practice;

    DemoStart(DemoConfig config, DemoPracticeRunner practice) {
        this.config = config;
        this.practice = practice;
    }

    void greet(@Observes Started started) {
        if (config.demo()) {
            Banner.print(System.out, started.url());
            if (config.demoCohort()) {
                practice.start();
            }
        }
    }
}
