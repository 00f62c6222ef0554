package dev.meno.demo;

/**
 * A cohort to be made up.
 *
 * @param key begins the external ids of its learners
 * @param mean mean of the abilities in every domain at the start, in logits
 * @param gain mean of what somebody who studies steadily gains, in logits
 */
record DemoCohort(String key, String name, int learners, double mean, double gain) {}
