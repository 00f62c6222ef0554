package dev.meno.platform;

/**
 * A kind of jobs.
 *
 * @param name as it is stored; it stays, or what waits under it is never run
 * @param request what a job is to do; stored as JSON
 * @param result what a job finds; stored as JSON
 */
public record JobKind<Q, R>(String name, Class<Q> request, Class<R> result) {}
