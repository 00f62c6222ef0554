package dev.meno.cohort;

import dev.meno.problem.MalformedRequestException;
import org.jspecify.annotations.Nullable;

/** Which cohorts a list shows. */
enum CohortSelection {
    ACTIVE(" and archivedAt is null"),
    ARCHIVED(" and archivedAt is not null"),
    ALL("");

    private final String condition;

    CohortSelection(String condition) {
        this.condition = condition;
    }

    /** What it adds to the conditions of a query for cohorts. */
    String condition() {
        return condition;
    }

    /**
     * Reads the query parameter {@code status}; the active ones when it is absent.
     *
     * @throws MalformedRequestException if it names none
     */
    static CohortSelection of(@Nullable String status) {
        return switch (status) {
            case null -> ACTIVE;
            case "active" -> ACTIVE;
            case "archived" -> ARCHIVED;
            case "all" -> ALL;
            default ->
                throw new MalformedRequestException("status", "The status must be `active`, `archived` or `all`.");
        };
    }
}
