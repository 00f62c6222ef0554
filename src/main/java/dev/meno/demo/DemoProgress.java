package dev.meno.demo;

import jakarta.enterprise.context.ApplicationScoped;

/** How far the demo's simulated practice has got, for those who show it. Nothing is under way while both numbers are equal. */
@ApplicationScoped
class DemoProgress {
    private volatile State state = new State(0, 0);

    /**
     * How far it is.
     *
     * @param done sessions played so far
     * @param total sessions there will be
     */
    record State(int done, int total) {
        public boolean isRunning() {
            return done < total;
        }
    }

    State state() {
        return state;
    }

    void report(int done, int total) {
        state = new State(done, total);
    }
}
