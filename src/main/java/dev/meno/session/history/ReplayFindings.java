package dev.meno.session.history;

import dev.meno.session.ReplayReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a replay has repeated and found so far. Of the differences all are counted and the first told, so that a report
 * about any number of attempts is short.
 */
final class ReplayFindings {
    private final List<String> first = new ArrayList<>();
    private long different;
    private int decisions;
    private int attempts;
    private int unknown;

    void decisionRepeated() {
        decisions++;
    }

    void attemptRepeated() {
        attempts++;
    }

    /** Decisions or attempts that rest on a revision which is not on record. */
    void unknown(int more) {
        unknown += more;
    }

    void differs(Supplier<String> words) {
        different++;
        if (first.size() < ReplayReport.MAX_DIFFERENCES) {
            first.add(words.get());
        }
    }

    ReplayReport report() {
        return new ReplayReport(decisions, attempts, unknown, different, first);
    }
}
