package dev.meno.session;

import java.util.List;

/**
 * What came of repeating all that was decided and estimated.
 *
 * @param decisions number of decisions that were repeated
 * @param attempts number of attempts whose effect was computed again
 * @param unknown number of decisions and attempts that rest on a revision of a course that is not on record
 * @param different number of things that did not come out as they are stored
 * @param differences the first of them in words, at most {@value #MAX_DIFFERENCES}; empty if there is none
 */
public record ReplayReport(int decisions, int attempts, int unknown, long different, List<String> differences) {
    /** As many as a person reads to see what went wrong. Where one attempt is wrong, all later ones follow it. */
    public static final int MAX_DIFFERENCES = 100;

    public ReplayReport {
        if (differences.size() > MAX_DIFFERENCES || different < differences.size()) {
            throw new IllegalArgumentException(
                    "Only %d of %d differences are listed.".formatted(differences.size(), different));
        }
        differences = List.copyOf(differences);
    }
}
