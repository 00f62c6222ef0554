package dev.meno.psychometrics.selection;

import java.util.ArrayList;
import java.util.List;

/** The items with the largest keys so far, best first; a tie goes to the item that was offered first. */
final class Shortlist {
    private final int[] items;
    private final double[] keys;
    private int count;

    Shortlist(int size) {
        items = new int[size];
        keys = new double[size];
    }

    void offer(int item, double key) {
        int place = count;
        while (place > 0 && key > keys[place - 1]) {
            place--;
        }
        if (place == items.length) {
            return;
        }
        int moved = Math.min(count, items.length - 1) - place;
        System.arraycopy(items, place, items, place + 1, moved);
        System.arraycopy(keys, place, keys, place + 1, moved);
        items[place] = item;
        keys[place] = key;
        count = Math.min(count + 1, items.length);
    }

    /** The items with their values; a key is the value, or its negative where the smallest is the best. */
    List<Candidate> candidates(boolean smallestIsBest) {
        List<Candidate> candidates = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            candidates.add(new Candidate(items[i], smallestIsBest ? -keys[i] : keys[i]));
        }
        return candidates;
    }
}
