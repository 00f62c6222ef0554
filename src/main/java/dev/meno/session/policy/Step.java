package dev.meno.session;

/** How a session goes on. */
sealed interface Step {
    /** This question is served. */
    record Serve(Decision decision) implements Step {}

    /** The session is over. */
    record Finish(FinishReason reason) implements Step {}
}
