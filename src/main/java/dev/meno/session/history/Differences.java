package dev.meno.session.history;

import dev.meno.session.ReplayReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a replay finds: all is counted and the first told, so that a report about any number of attempts is short. */
final class Differences {
    private final List<String> first = new ArrayList<>();
    private long count;

    void add(Supplier<String> words) {
        count++;
        if (first.size() < ReplayReport.MAX_DIFFERENCES) {
            first.add(words.get());
        }
    }

    long count() {
        return count;
    }

    List<String> first() {
        return first;
    }
}
