package dev.meno.learner;

import org.jspecify.annotations.Nullable;

/**
 * A learner to register unless there is one of that name.
 *
 * @param externalId the partner's own name, of 1 to {@value #LONGEST_NAME} characters
 * @param displayName name to show to instructors, of 1 to {@value #LONGEST_NAME} characters
 */
public record NewLearner(String externalId, @Nullable String displayName) {
    public static final int LONGEST_NAME = 200;

    public NewLearner {
        requireLength(externalId);
        if (displayName != null) {
            requireLength(displayName);
        }
    }

    private static void requireLength(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name of %d characters".formatted(name.length()));
        }
    }
}
