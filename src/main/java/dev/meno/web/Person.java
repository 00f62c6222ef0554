package dev.meno.web;

import java.util.Set;

/**
 * Somebody who has logged in.
 *
 * @param subject the learner's id, or whom cohorts belong to
 * @param name what to call them
 */
public record Person(String tenant, String subject, Set<String> roles, String name) {}
