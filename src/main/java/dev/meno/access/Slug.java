package dev.meno.access;

/** The form of human-made keys: lower-case letters and digits, in groups joined by single hyphens. */
public final class Slug {
    /** Without a repeated group: Java matches one by recursion, and a long text would exhaust the stack. */
    public static final String PATTERN = "^(?!.*--)[a-z0-9]([a-z0-9-]*[a-z0-9])?$";

    private Slug() {}
}
