package dev.meno.session.policy;

/** How a session goes on. */
public sealed interface Step {
    /** This question is served. */
    record Serve(Decision decision) implements Step {}

    /** The session is over. */
    record Finish(FinishReason reason) implements Step {}
}
