package dev.meno.app;

/**
 * Tells that the application serves.
 *
 * @param url where it can be reached on this machine
 */
public record Started(String url) {}
