package dev.meno.platform;

/** Names of the roles, as they stand in a token's {@code groups}. */
public final class Role {
    /** Reads and writes its own practice only. */
    public static final String LEARNER = "learner";
    /** Reads the learners of its own cohorts. */
    public static final String INSTRUCTOR = "instructor";
    /** Writes content. */
    public static final String AUTHOR = "author";
    /** May do all that learner, instructor and author may, within its tenant. */
    public static final String PARTNER = "partner";
    /** Creates tenants and their clients. */
    public static final String OPERATOR = "operator";

    private Role() {}
}
