package dev.meno.learner;

import java.util.UUID;

/**
 * How a learner is called.
 *
 * @param externalId the partner's own name
 * @param name to show to instructors: the display name, or the partner's own name without one
 */
public record LearnerName(UUID id, String externalId, String name) {}
