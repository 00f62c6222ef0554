package dev.meno.learner;

import org.jspecify.annotations.Nullable;

/**
 * A learner to register unless there is one of that name.
 *
 * @param externalId the partner's own name, of 1 to 200 characters
 * @param displayName name to show to instructors, of 1 to 200 characters
 */
public record NewLearner(String externalId, @Nullable String displayName) {}
