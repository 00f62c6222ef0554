package dev.meno.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Splits a long list of keys: databases bound the number of parameters of a statement. */
public final class Chunks {
    private static final int SIZE = 1_000;

    private Chunks() {}

    /** The same keys in their order, in lists of at most a thousand. */
    public static <T> List<List<T>> of(Collection<T> keys) {
        List<T> all = List.copyOf(keys);
        List<List<T>> chunks = new ArrayList<>();
        for (int start = 0; start < all.size(); start += SIZE) {
            chunks.add(all.subList(start, Math.min(start + SIZE, all.size())));
        }
        return chunks;
    }
}
