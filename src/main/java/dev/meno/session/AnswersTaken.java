package dev.meno.session;

import java.util.UUID;

/** Fired in the transaction that wrote attempts of a learner in a course; to be observed after its success. */
public record AnswersTaken(String tenant, UUID learnerId, UUID courseId) {}
