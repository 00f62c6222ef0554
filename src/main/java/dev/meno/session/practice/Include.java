package dev.meno.session.practice;

import dev.meno.problem.MalformedRequestException;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code include}. */
final class Include {
    private static final String NEXT = "next";

    private Include() {}

    /**
     * Whether the next question is asked for.
     *
     * @throws MalformedRequestException if anything else is asked for
     */
    static boolean next(@Nullable String include) {
        if (include != null && !include.equals(NEXT)) {
            throw new MalformedRequestException("include", "The only value allowed is `next`.");
        }
        return include != null;
    }
}
