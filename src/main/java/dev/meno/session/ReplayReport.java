package dev.meno.session;

import java.util.List;

/**
 * What came of repeating all that was decided and estimated.
 *
 * @param decisions number of decisions that were repeated
 * @param attempts number of attempts whose effect was computed anew
 * @param unknown number of decisions and attempts that rest on a revision of a course that is not on record
 * @param differences what did not come out as it is stored, in words; empty if all did
 */
public record ReplayReport(int decisions, int attempts, int unknown, List<String> differences) {
    public ReplayReport {
        differences = List.copyOf(differences);
    }
}
