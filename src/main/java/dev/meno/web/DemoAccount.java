package dev.meno.web;

import java.util.function.Supplier;

/**
 * Somebody as whom anybody can log in by a button; only a demo has any.
 *
 * @param key names the account in the form
 * @param label what the button says
 * @param description what there is to see
 * @param person makes sure that they exist
 */
public record DemoAccount(String key, String label, String description, Supplier<Person> person) {}
