package dev.meno.learner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Splits a long list of ids: databases bound the number of parameters of a statement. */
final class Chunks {
    private static final int SIZE = 1_000;

    private Chunks() {}

    static List<List<UUID>> of(Collection<UUID> ids) {
        List<UUID> all = List.copyOf(ids);
        List<List<UUID>> chunks = new ArrayList<>();
        for (int start = 0; start < all.size(); start += SIZE) {
            chunks.add(all.subList(start, Math.min(start + SIZE, all.size())));
        }
        return chunks;
    }
}
